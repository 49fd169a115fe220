// A diamond to lay by tap, drag or keyboard. What lies where stands in the form's own lists, so
// that it is sent, marked again and read aloud like any other answer.
(() => {
  "use strict";
  const FAR = 8; // px before a press becomes a drag
  let picked = ""; // the card in the hand
  let drag = null;
  let dropped = -Infinity; // when; the press that ends a drag is no tap

  const form = () => document.querySelector("form[data-diamond]");
  const lists = () => [...form().querySelectorAll("select")];
  const option = (list, card) => [...list.options].find((each) => each.value === card);
  const words = (card) => (card && option(lists()[0], card)?.text) || "";

  function tile(part, at) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `tile ${part}`;
    button.dataset[part] = at;
    return button;
  }

  function build() {
    const board = document.createElement("div");
    const hand = document.createElement("div");
    board.className = "board";
    hand.className = "hand";
    hand.setAttribute("role", "group");
    hand.setAttribute("aria-label", form().dataset.cards);
    lists().forEach((list, at) => board.append(tile("place", at)));
    [...lists()[0].options].filter((each) => each.value).forEach((each) => {
      const button = tile("card", each.value);
      button.textContent = each.text;
      hand.append(button);
    });
    const off = tile("off", "");
    off.textContent = form().dataset.off;
    hand.append(off);
    const hint = document.createElement("p");
    hint.className = "hint soft";
    form().append(board, hand, hint);
    form().classList.add("by-hand");
  }

  function show() {
    if (!form()) { picked = ""; return; }
    if (!form().querySelector(".board")) build();
    const laid = lists().map((list) => list.value);
    form().querySelectorAll(".place").forEach((place, at) => {
      const name = lists()[at].labels[0].firstElementChild.textContent.replace(/\s+/g, " ").trim();
      place.textContent = words(laid[at]);
      place.setAttribute("aria-label", `${name}: ${words(laid[at]) || form().dataset.empty}`);
      place.setAttribute("aria-pressed", String(picked !== "" && laid[at] === picked));
    });
    form().querySelectorAll(".card").forEach((card) => {
      card.hidden = laid.includes(card.dataset.card);
      card.setAttribute("aria-pressed", String(card.dataset.card === picked));
    });
    form().querySelector(".off").hidden = !laid.includes(picked) || picked === "";
    form().classList.toggle("picking", picked !== "");
    form().querySelector(".hint").textContent = laid.includes("") ? form().dataset.hint : form().dataset.laid;
  }

  // The card that lay there takes the place from which the other one came.
  function lay(card, at) {
    const before = lists().findIndex((list) => list.value === card);
    const there = lists()[at].value;
    if (before >= 0) lists()[before].value = there;
    lists()[at].value = card;
    done(at);
  }

  function take(card) {
    const before = lists().findIndex((list) => list.value === card);
    if (before < 0) return;
    lists()[before].value = "";
    done(-1);
    form().querySelector(`[data-card="${card}"]`)?.focus({ preventScroll: true });
  }

  function done(at) {
    picked = "";
    show();
    if (at >= 0) form().querySelectorAll(".place")[at].focus({ preventScroll: true });
    if (lists().some((list) => list.value)) form().requestSubmit();
  }

  function press(button) {
    if ("off" in button.dataset) return take(picked);
    const at = button.dataset.place;
    const card = button.dataset.card ?? lists()[at].value;
    const from = picked ? lists().findIndex((list) => list.value === picked) : -1;
    if (picked && at !== undefined && card !== picked) return lay(picked, Number(at));
    if (from >= 0 && at === undefined) return lay(card, from); // one from the hand in its place
    picked = card === picked ? "" : card;
    show();
  }

  document.addEventListener("click", (event) => {
    if (event.timeStamp - dropped < 50) return;
    const button = event.target.closest?.("form[data-diamond] .tile");
    if (button) press(button);
  });

  // ---- dragging: a copy follows the finger, the card lies where it is let go
  document.addEventListener("pointerdown", (event) => {
    const button = event.target.closest?.("form[data-diamond] .tile");
    const card = button && !("off" in button.dataset) && (button.dataset.card ?? lists()[button.dataset.place].value);
    if (card && event.isPrimary && event.button === 0) drag = { card, button, x: event.clientX, y: event.clientY, copy: null };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag || !event.isPrimary) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.copy && Math.hypot(x, y) < FAR) return;
    if (!drag.copy) lift();
    drag.copy.style.transform = `translate(${x}px, ${y}px)`;
  });

  function lift() {
    const box = drag.button.getBoundingClientRect();
    drag.copy = drag.button.cloneNode(true);
    drag.copy.className = "tile lifted";
    Object.assign(drag.copy.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    form().append(drag.copy);
  }

  document.addEventListener("pointerup", (event) => {
    const { card, copy } = drag ?? {};
    drag = null;
    if (!copy) return;
    copy.remove();
    dropped = event.timeStamp;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const place = under?.closest("form[data-diamond] .place");
    if (place) lay(card, Number(place.dataset.place));
    else if (under?.closest("form[data-diamond] .hand")) take(card);
  });

  document.addEventListener("pointercancel", () => { drag?.copy?.remove(); drag = null; });
  document.addEventListener("marked", show);
  show();
})();
