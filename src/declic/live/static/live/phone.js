// One thing at a time: show the room's screen, keep what was chosen, say "saved" only when it is on disk.
(() => {
  "use strict";
  const main = document.getElementById("screen");
  const words = document.getElementById("words")?.dataset ?? {};
  const own = new Map(); // what this phone chose: "activity|item" -> [[name, value], ...]
  const waiting = new Map(); // what is not yet on disk: key -> {body, tries}
  const states = new Map(); // key -> sending | saved | kept | late | refused
  let source = null;
  let news = null; // what has to be told whatever the screen: {text, screens}
  let counter = 0;

  const step = () => main.querySelector("[data-item]");
  const keyOf = (element) => `${element.dataset.activity}|${element.dataset.item}`;

  // ---- what was chosen, and where it stands
  function readOwn() {
    const here = step();
    if (!here || own.has(keyOf(here))) return;
    const chosen = [...here.querySelectorAll("button[aria-pressed=true]")].map((b) => [b.name, b.value]);
    const ticked = [...here.querySelectorAll("form[data-answer] input")].filter((i) => i.defaultChecked).map((i) => [i.name, i.value]);
    if (chosen.length + ticked.length === 0) return;
    own.set(keyOf(here), [...chosen, ...ticked]);
    states.set(keyOf(here), "saved");
  }

  function mark() {
    const here = step();
    if (!here) return;
    const chosen = own.get(keyOf(here)) ?? [];
    const has = (name, value) => chosen.some(([n, v]) => n === name && v === value);
    for (const button of here.querySelectorAll("button[aria-pressed]"))
      button.setAttribute("aria-pressed", String(has(button.name, button.value)));
    if (own.has(keyOf(here)))
      for (const input of here.querySelectorAll("form[data-answer] input[type=checkbox], form[data-answer] input[type=radio]"))
        input.checked = has(input.name, input.value);
    say(here);
  }

  function say(here) {
    const line = here.querySelector("[data-kept]");
    const state = states.get(keyOf(here));
    here.classList.toggle("folded", state === "saved" && "fold" in here.dataset);
    if (!line) return;
    line.hidden = !state;
    line.className = `kept ${state === "kept" ? "kept-here" : (state ?? "")}`;
    line.textContent = state ? (words[state] ?? "") : "";
    if (here.classList.contains("folded")) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "quiet";
      again.textContent = words.change ?? "";
      again.addEventListener("click", () => { states.delete(keyOf(here)); say(here); });
      line.append(" ", again);
    }
  }

  function setState(key, state) {
    states.set(key, state);
    const here = step();
    const open = here && keyOf(here) === key && here.querySelector("[data-kept]");
    const refused = state === "late" || state === "refused";
    if (refused) news = { text: words[state] ?? "", screens: 1 };
    if (open) say(here);
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
  function give(form, button) {
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    const body = new URLSearchParams(data);
    const key = `${body.get("activity")}|${body.get("item")}`;
    const chosen = [...body].filter(([name]) => name === "choice" || name.startsWith("item."));
    if (chosen.length) own.set(key, chosen);
    counter = Math.max(counter + 1, Date.now());
    body.set("n", String(counter));
    waiting.set(key, { body, tries: 0 });
    mark();
    setTimeout(() => { if (waiting.has(key) && states.get(key) !== "kept") setState(key, "sending"); }, 150);
    send(key, form);
  }

  async function send(key, form) {
    const order = waiting.get(key);
    if (!order) return;
    try {
      const response = await fetch("/s/answer", { method: "POST", body: order.body, headers: { accept: "application/json" } });
      if (waiting.get(key) !== order) return;
      if (response.status >= 500) throw new Error("try again");
      waiting.delete(key);
      if (response.ok) {
        setState(key, "saved");
        form?.querySelector("input[name=text]")?.form?.reset();
      } else {
        own.delete(key);
        setState(key, response.status === 409 ? "late" : "refused");
        if (response.status === 401) location.assign("/");
        mark();
      }
    } catch {
      if (waiting.get(key) !== order) return;
      setState(key, "kept");
      order.tries += 1;
      setTimeout(() => send(key, form), Math.min(15000, 700 * 2 ** order.tries) * (0.7 + Math.random() * 0.6));
    }
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-answer]")) return;
    event.preventDefault();
    give(event.target, event.submitter);
  });

  // ---- the stream; a seat that was ended goes back to the door
  async function stillSeated() {
    const answer = await fetch("/s").catch(() => null);
    if (answer?.status === 401) location.replace("/");
    else setTimeout(listen, 1500 + Math.random() * 3000);
  }
  function listen() {
    source?.close();
    source = new EventSource("/s/stream");
    source.addEventListener("screen", (event) => {
      const stays = [...main.querySelectorAll("input[data-stays]:checked")].map((input) => input.id);
      main.innerHTML = event.data;
      for (const id of stays) { const input = document.getElementById(id); if (input) input.checked = true; }
      mark();
      if (!news || news.screens-- < 1) news = null;
      else if (!main.querySelector("[data-kept]:not([hidden])")) tell();
      for (const key of waiting.keys()) send(key);
    });
    source.addEventListener("table", (event) => {
      const told = JSON.parse(event.data);
      const here = step();
      if (!here || here.dataset.item !== told.item) return;
      const chosen = Object.values(told.chosen).flat();
      own.set(keyOf(here), chosen.map((value) => ["choice", value]));
      if (!waiting.has(keyOf(here))) states.set(keyOf(here), "saved");
      mark();
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) stillSeated();
    };
  }
  const wake = () => { if (document.visibilityState === "visible") listen(); };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

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
  listen();
})();
