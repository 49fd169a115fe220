// One thing at a time: show the room's screen, keep what was chosen, say "saved" only when it is on disk.
(() => {
  "use strict";
  const main = document.getElementById("screen");
  const words = document.getElementById("words")?.dataset ?? {};
  const SILENT = 4400; // ms without a beat, which comes every 2 s: the line is dead, though the browser may not know
  const PATIENT = 10000; // ms until a request that nobody answers is given up
  const own = new Map(); // what this phone shows as chosen: "activity|item" -> [[name, value], ...]
  const kept = new Map(); // the last of it that is on disk, to go back to when a change is refused
  const waiting = new Map(); // what is not yet on disk: order -> {key, body, form, tries}
  const drafts = new Map(); // what stands in a form and was not sent: "activity|item" -> [[name, value], ...]
  const states = new Map(); // "activity|item" -> {is: sending | saved | kept | late | refused, text}
  const tabs = window.BroadcastChannel ? new BroadcastChannel("answers") : null; // the same seat's
  let source = null;
  let due = 0; // by when something has to be heard
  let shown = document.querySelector("[data-at]")?.dataset.at;
  let news = null; // what has to be told whatever the screen: {text, screens}
  // Above all that this seat has answered, whatever the phone's clock says by now.
  let counter = Number(document.querySelector("[data-n]")?.dataset.n || 0);

  const step = () => main.querySelector("[data-item]");
  const keyOf = (element) => `${element.dataset.activity}|${element.dataset.item}`;
  const outstanding = (key) => [...waiting.values()].some((order) => order.key === key);

  // ---- what was chosen, and where it stands
  function readOwn() {
    const here = step();
    if (!here || own.has(keyOf(here))) return;
    const chosen = [...here.querySelectorAll("button[aria-pressed=true]")].map((b) => [b.name, b.value]);
    const ticked = [...here.querySelectorAll("form[data-answer] input")].filter((i) => i.defaultChecked).map((i) => [i.name, i.value]);
    const picked = [...here.querySelectorAll("form[data-answer] select")].filter((s) => s.value).map((s) => [s.name, s.value]);
    if (chosen.length + ticked.length + picked.length) onDisk(keyOf(here), [...chosen, ...ticked, ...picked]);
  }

  function onDisk(key, chosen) {
    if (chosen.length) { own.set(key, chosen); kept.set(key, chosen); }
    states.set(key, { is: "saved" });
  }

  function mark() {
    const here = step();
    if (!here) return;
    const chosen = own.get(keyOf(here)) ?? [];
    const has = (name, value) => chosen.some(([n, v]) => n === name && v === value);
    for (const button of here.querySelectorAll("button[aria-pressed]"))
      button.setAttribute("aria-pressed", String(has(button.name, button.value)));
    if (own.has(keyOf(here))) {
      for (const input of here.querySelectorAll("form[data-answer] input[type=checkbox], form[data-answer] input[type=radio]"))
        input.checked = has(input.name, input.value);
      const left = [...chosen];
      for (const list of here.querySelectorAll("form[data-answer] select")) { // several lists may share a name
        const at = left.findIndex(([name]) => name === list.name);
        list.value = at < 0 ? "" : left.splice(at, 1)[0][1];
      }
    }
    say(here, keyOf(here));
    document.dispatchEvent(new Event("marked")); // a kind's own script may draw what was chosen
  }

  function say(here, key) {
    const line = here.querySelector("[data-kept]");
    const { is, text } = states.get(key) ?? {};
    here.classList.toggle("folded", is === "saved" && "fold" in here.dataset);
    if (!line) return;
    line.hidden = !is;
    line.className = `kept ${is === "kept" ? "kept-here" : (is ?? "")}`;
    line.textContent = is ? text || (words[is] ?? "") : "";
    if (here.classList.contains("folded")) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "quiet";
      again.textContent = words.change ?? "";
      again.addEventListener("click", () => { states.delete(key); say(here, key); });
      line.append(" ", again);
    }
  }

  function setState(key, is, text = "") {
    states.set(key, { is, text });
    const here = key === "box|" ? main.querySelector("[data-box]") : step();
    const open = here && (key === "box|" || keyOf(here) === key) && here.querySelector("[data-kept]");
    const refused = is === "late" || is === "refused";
    if (refused) news = { text: text || (words[is] ?? ""), screens: 1 };
    if (open) say(here, key);
    else if (refused) tell();
  }

  // An answer that was refused is told wherever the room is by then, and on one more screen.
  function tell() {
    const line = document.createElement("p");
    line.className = "notice";
    line.setAttribute("role", "status");
    line.textContent = news.text;
    main.querySelector(".notice")?.remove();
    main.prepend(line);
  }

  // ---- sending, and sending again
  const once = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  function give(form, button) {
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    const body = new URLSearchParams(data);
    const key = `${body.get("activity") ?? "box"}|${body.get("item") ?? ""}`;
    const isText = body.has("text");
    if (isText) { // each text is an order of its own, and the same one however often it is sent
      if ([...waiting.values()].some((order) => order.body.get("text") === body.get("text"))) return;
      body.set("once", once());
    } else {
      const chosen = [...body].filter(([name]) => name === "choice" || name.startsWith("item."));
      if (chosen.length) own.set(key, chosen);
    }
    counter = Math.max(counter + 1, Date.now());
    body.set("n", String(counter));
    const order = { key, body, form, tries: 0 };
    const name = isText ? `${key}|${counter}` : key;
    states.delete(key); // what was saved before says nothing of this one
    waiting.set(name, order);
    mark();
    setTimeout(() => { if (waiting.get(name) === order && order.tries === 0) setState(key, "sending"); }, 150);
    send(name);
  }

  // On a line that is half open, a browser would wait for ever and say nothing.
  async function ask(address, options) {
    const giving = new AbortController();
    const timer = setTimeout(() => giving.abort(), PATIENT);
    try {
      const response = await fetch(address, { ...options, signal: giving.signal });
      return [response, await response.json().catch(() => ({}))];
    } catch (error) {
      return [null, { nobody: error.name === "AbortError" }];
    } finally { clearTimeout(timer); }
  }

  async function send(name) {
    const order = waiting.get(name);
    if (!order || order.busy) return;
    order.busy = true;
    const form = { method: "POST", body: order.body, headers: { accept: "application/json" } };
    const [response, told] = await ask(order.form.getAttribute("action"), form);
    order.busy = false;
    if (told.nobody && source) listen(); // the stream's line is no better
    if (waiting.get(name) !== order) return;
    if (response && response.status < 500) settle(name, order, response, told);
    else {
      order.tries += 1;
      setState(order.key, "kept", response?.status === 507 ? told.sentence : "");
      setTimeout(() => send(name), Math.min(15000, 700 * 2 ** order.tries) * (0.7 + Math.random() * 0.6));
    }
  }

  const pairs = (chosen) => Object.entries(chosen).flatMap(([ask, many]) => many.flatMap((value) => [["choice", value], [`item.${ask}`, value]]));

  // A newer answer of this seat, given elsewhere, stands in place of this one: show what is kept.
  function yields(key, { n, chosen }) {
    counter = Math.max(counter, n);
    const theirs = ["choice", ...Object.keys(chosen).map((ask) => `item.${ask}`)];
    const mine = (own.get(key) ?? []).filter(([name]) => !theirs.includes(name));
    own.set(key, [...mine, ...pairs(chosen)]);
    mark();
  }

  function settle(name, order, response, { sentence, newer }) {
    const { key, body } = order;
    waiting.delete(name);
    if (response.status === 401) return location.assign("/");
    if (response.ok) {
      if (body.has("text")) empty(order);
      else if (own.has(key)) {
        if (newer) yields(key, newer);
        kept.set(key, own.get(key));
        tabs?.postMessage({ key, chosen: own.get(key), n: counter });
      }
      return outstanding(key) || setState(key, "saved", body.has("text") ? words.handed : "");
    }
    if (!body.has("text")) {
      if (kept.has(key)) own.set(key, kept.get(key));
      else own.delete(key);
    }
    mark();
    setState(key, response.status === 409 ? "late" : "refused", sentence);
  }

  // The field is emptied when its text is on disk, unless another one is being written by then.
  function empty({ body, key }) {
    for (const field of main.querySelectorAll("[name=text]"))
      if (field.value === body.get("text")) field.value = "";
    if (key === "box|") location.replace("/s/box?sent=yes");
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-answer]")) return;
    event.preventDefault();
    give(event.target, event.submitter);
  });

  // A form that keeps each change as it is made.
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("form[data-answer][data-each]")) form.requestSubmit();
  });

  if (tabs) tabs.onmessage = ({ data }) => {
    counter = Math.max(counter, data.n);
    if (!outstanding(data.key)) { onDisk(data.key, data.chosen); mark(); }
  };

  // ---- listening: what stands on the screen, one sentence after the other
  const voice = new Audio();
  let unsaid = [];
  function hush() {
    unsaid = [];
    voice.pause();
    main.querySelector(".listen")?.classList.remove("on");
  }

  function speak() {
    if (!unsaid.length) return hush();
    voice.src = unsaid.shift();
    voice.play().catch(() => {}); // what cannot be played is an error, which goes on
  }
  voice.onended = speak;
  voice.onerror = speak;

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.(".listen summary");
    if (!pressed) return;
    event.preventDefault(); // without this script it opens, and each sentence has its own player
    const on = pressed.closest(".on");
    hush();
    if (on) return;
    unsaid = [...pressed.parentNode.querySelectorAll("audio")].map((each) => each.src);
    pressed.closest(".listen").classList.add("on");
    speak();
  });

  // ---- the stream; a seat that was ended goes back to the door
  async function stillSeated() {
    const [answer] = await ask("/s");
    if (answer?.status === 401) location.replace("/");
    else setTimeout(listen, 1500 + Math.random() * 3000);
  }

  const unsent = () => step()?.querySelector("form[data-answer]:not([data-each])");

  function keepDraft() {
    const form = unsent();
    if (form) drafts.set(keyOf(step()), [...new FormData(form)]);
  }

  function fillDraft() {
    const form = unsent();
    if (!form || own.has(keyOf(step()))) return;
    const left = [...(drafts.get(keyOf(step())) ?? [])];
    for (const field of form.elements) {
      const ticks = /radio|checkbox/.test(field.type);
      const at = left.findIndex(([name, value]) => name === field.name && (!ticks || value === field.value));
      if (at < 0 || /hidden|submit|button/.test(field.type)) continue;
      const [[, value]] = left.splice(at, 1);
      if (ticks) field.checked = true; else field.value = value;
    }
  }

  // A new screen must not take away what a thumb is busy with: a role taken, a form half filled.
  function draw(html) {
    const stays = [...main.querySelectorAll("input[data-stays]:checked")].map((input) => input.id);
    const field = main.querySelector("[name=text]");
    const busy = field !== null && field === document.activeElement;
    keepDraft();
    hush();
    main.innerHTML = html;
    for (const id of stays) { const input = document.getElementById(id); if (input) input.checked = true; }
    mark();
    fillDraft();
    if (busy) main.querySelector("[name=text]")?.focus({ preventScroll: true });
    if (!news || news.screens-- < 1) news = null;
    else if (!main.querySelector("[data-kept]:not([hidden])")) tell();
  }

  const heard = () => { due = Date.now() + SILENT; };

  // A clock that was set makes it look too late, or much too early: both are worth a look.
  function unheard() {
    const left = due - Date.now();
    return left < 0 || left > PATIENT;
  }

  function listen() {
    source?.close();
    due = Date.now() + PATIENT; // a line on which nothing begins is given up as well
    source = new EventSource("/s/stream");
    source.addEventListener("screen", (event) => {
      heard();
      if (event.lastEventId !== shown) draw(event.data);
      shown = event.lastEventId;
      for (const name of waiting.keys()) send(name);
    });
    source.addEventListener("beat", heard);
    source.addEventListener("table", (event) => {
      const told = JSON.parse(event.data);
      const here = step();
      if (!here || here.dataset.item !== told.item || here.dataset.activity !== told.activity) return;
      if (outstanding(keyOf(here))) return;
      onDisk(keyOf(here), pairs(told.chosen));
      mark();
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) stillSeated();
    };
  }

  if (shown !== undefined) {
    const wake = () => { if (document.visibilityState === "visible") listen(); };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
    setInterval(() => { if (unheard()) wake(); }, 500);
  }
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // ---- help, without a line too: its page is kept while there is one, and laid over the room
  let help = "";
  async function keepHelp() {
    const answer = await fetch("/help").catch(() => null);
    if (answer?.ok) help = await answer.text();
    else setTimeout(keepHelp, 5000);
  }

  function layHelp() {
    const page = new DOMParser().parseFromString(help, "text/html").querySelector("main");
    page.id = "help";
    main.hidden = true;
    main.before(page);
    page.focus();
    window.scrollTo(0, 0);
  }

  function liftHelp() {
    document.getElementById("help")?.remove();
    main.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const back = event.target.closest?.("#help a[href='/s']");
    if (!back && !(help && event.target.closest?.("a[href='/help']"))) return;
    event.preventDefault();
    if (back) return history.back(); // as the phone's own button does
    if (document.getElementById("help")) return;
    history.pushState(null, "");
    layHelp();
  });
  window.addEventListener("popstate", liftHelp);

  // ---- the way out: blank before any network
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("a[href='/out']")) return;
    event.preventDefault();
    document.body.replaceChildren();
    document.title = " ";
    location.replace("/out");
  });

  // ---- the typeface comes when the first screen works
  window.addEventListener("load", () => {
    const fonts = document.documentElement.dataset.fonts;
    if (!fonts) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = fonts;
    document.head.append(link);
  });

  readOwn();
  mark();
  if (shown !== undefined) { listen(); setTimeout(keepHelp, 500 + Math.random() * 2000); }
})();
