// Wall and console: take each new screen from the stream, count minutes, send presses.
(() => {
  "use strict";
  const stream = `${location.pathname.replace(/\/box$/, "").replace(/\/$/, "")}/stream`;
  const onBox = document.body.querySelector("[data-box]") !== null;
  const SILENT = 4400; // ms without a beat, which comes every 2 s: the line is dead, though the browser may not know
  const standing = "a, button, input, select, textarea, summary, [tabindex]";
  const SECONDS_MOST = 90; // a longer time is told in minutes and seconds, as design/svg.py begins it
  const PATIENT = 6000; // ms without the room until the page says so
  const UNHEARD = 10000; // ms until a press that nobody answers is given up; pressed again, it counts once
  let source = null;
  let alone = 0;
  let due = 0; // by when something has to be heard
  let shown = document.body.innerHTML.trim();
  let seq = document.querySelector("[data-seq]")?.dataset.seq;

  const heard = () => { due = Date.now() + SILENT; };

  // A clock that was set makes it look too late, or much too early: both are worth a look.
  function unheard() {
    const left = due - Date.now();
    return left < 0 || left > UNHEARD;
  }

  function listen() {
    source?.close();
    due = Date.now() + UNHEARD; // a line on which nothing begins is given up as well
    source = new EventSource(stream);
    source.onopen = () => { clearTimeout(alone); alone = 0; document.querySelector("[data-banner] [data-gone]")?.remove(); };
    source.addEventListener("beat", heard);
    source.addEventListener("screen", (event) => {
      heard();
      const parsed = new DOMParser().parseFromString(`<body>${event.data}</body>`, "text/html");
      const newer = parsed.querySelector("[data-seq]")?.dataset.seq;
      if (onBox) { if (newer !== seq) location.replace(location.pathname.replace(/\/box$/, "")); return; }
      const html = parsed.body.innerHTML.trim();
      if (html === shown) return; // the same again would only take away what a hand is busy with
      shown = html;
      keep(parsed.body, newer);
      seq = newer;
      tick();
    });
    source.addEventListener("count", (event) => {
      heard();
      const numbers = JSON.parse(event.data);
      for (const place of document.querySelectorAll("[data-count]"))
        if (numbers[place.dataset.count] !== undefined) place.textContent = numbers[place.dataset.count];
      for (const place of document.querySelectorAll("[data-shown]"))
        if (numbers[place.dataset.shown] !== undefined) place.hidden = !numbers[place.dataset.shown];
      const dots = document.querySelector("[data-dots] svg");
      if (dots && numbers.dots) dots.outerHTML = numbers.dots;
    });
    source.onerror = () => {
      // A short gap is nobody's business; a longer one is told before somebody presses in vain.
      alone ||= setTimeout(() => banner(document.querySelector("[data-lost]")?.dataset.lost ?? "", true), PATIENT);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1500 + Math.random() * 2000);
    };
  }

  // A new screen must not take away what a hand is busy with: open folds, typed numbers, the focus.
  function keep(fresh, newer) {
    const same = newer === seq;
    const open = [...document.querySelectorAll("details[open]")].map((d) => d.id || d.className);
    const typed = same ? [...document.querySelectorAll("input[id]")].map((i) => [i.id, i.value]) : [];
    const focus = whichOf(document.activeElement);
    const top = same ? window.scrollY : 0;
    const held = same ? rowInSight() : null;
    settle(fresh);
    // Only the body comes by the stream; the wall may have changed its language.
    const spoken = fresh.querySelector("[data-lang]")?.dataset;
    if (spoken) { document.documentElement.lang = spoken.lang; document.documentElement.dir = spoken.dir; }
    document.body.replaceChildren(...fresh.childNodes);
    for (const details of document.querySelectorAll("details"))
      if (same && open.includes(details.id || details.className)) details.open = true;
    for (const [id, value] of typed) { const input = document.getElementById(id); if (input) input.value = value; }
    if (focus) [...document.querySelectorAll(standing)].find((each) => whichOf(each) === focus)?.focus({ preventScroll: true });
    window.scrollTo(0, top);
    const row = held && document.getElementById(held.id);
    if (row) window.scrollBy(0, row.getBoundingClientRect().top - held.top);
  }

  // A list that is worked through: a row that moved under the thumb would be pressed by mistake.
  const rows = () => [...document.querySelectorAll("[data-rows] > [id]")];

  function rowInSight() {
    const row = rows().find((each) => each.getClientRects().length && each.getBoundingClientRect().bottom > 0);
    return row ? { id: row.id, top: row.getBoundingClientRect().top } : null;
  }

  function settle(fresh) { // what came meanwhile stands at the end
    const before = rows().map((row) => row.id);
    const rank = (row) => (before.includes(row.id) ? before.indexOf(row.id) : before.length);
    for (const list of fresh.querySelectorAll("[data-rows]"))
      list.append(...[...list.children].sort((one, other) => rank(one) - rank(other)));
  }

  // The same button on the next screen may have other words on it: "Open the answers", then "Close".
  function whichOf(element) {
    if (!element?.matches?.(standing)) return "";
    return element.id || element.getAttribute("aria-label") || `${element.tagName} ${element.name ?? ""} ${element.value ?? ""} ${element.getAttribute("href") ?? ""}`;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-do]")) return;
    event.preventDefault();
    if (form.dataset.sure && !window.confirm(form.dataset.sure)) return;
    const data = new FormData(form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    if (form.dataset.busy) return;
    form.dataset.busy = "yes"; // not disabled: a disabled button loses the focus
    const giving = new AbortController(); // a browser would wait for ever on a line that is half open
    const timer = setTimeout(() => { giving.abort(); listen(); }, UNHEARD);
    try {
      const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { accept: "application/json" }, signal: giving.signal });
      const told = await response.json().catch(() => ({}));
      if (response.status === 401 || response.status === 403) location.reload();
      else if (!response.ok) banner(told.sentence ?? "");
    } catch {
      banner(document.querySelector("[data-lost]")?.dataset.lost ?? "…", true);
    } finally {
      clearTimeout(timer);
      delete form.dataset.busy;
    }
  });

  // `lost`: goes away by itself when the room is heard again.
  function banner(sentence, lost = false) {
    const place = document.querySelector("[data-banner]");
    if (!place) return;
    const line = document.createElement("p");
    line.className = "banner coral";
    if (lost) line.dataset.gone = "";
    line.textContent = sentence;
    place.replaceChildren(line);
  }

  // ---- minutes, and the ring on the wall
  const two = (n) => String(n).padStart(2, "0");
  function tick() {
    const now = Date.now() / 1000;
    for (const place of document.querySelectorAll("[data-ends]")) {
      const left = Math.round(Number(place.dataset.ends) - now);
      const size = Math.abs(left);
      place.textContent = `${left < 0 ? "−" : ""}${Math.floor(size / 60)}:${two(size % 60)}`;
      place.classList.toggle("over", left < 0);
    }
    for (const bar of document.querySelectorAll("[data-bar]"))
      bar.value = Math.max(0, bar.max - Math.max(0, Number(bar.dataset.bar) - now));
    const opened = Number(document.querySelector("[data-opened]")?.dataset.opened ?? 0);
    for (const ring of opened ? document.querySelectorAll("svg[data-seconds]") : []) {
      const all = Number(ring.dataset.seconds);
      const left = Math.max(0, Math.min(all, Math.round(opened + all - now)));
      ring.querySelector(".ring-left")?.setAttribute("stroke-dashoffset", String(100 - (100 * left) / all));
      const text = ring.querySelector(".ring-text");
      if (text) text.textContent = all > SECONDS_MOST ? `${Math.floor(left / 60)}:${two(left % 60)}` : left;
    }
  }
  setInterval(tick, 1000);
  setInterval(() => { if (unheard()) listen(); }, 500);
  window.addEventListener("online", listen);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") listen(); });
  tick();
  listen();
})();
