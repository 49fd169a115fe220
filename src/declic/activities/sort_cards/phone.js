// After a card was laid the next one that lies nowhere comes by itself; one may always go back.
(() => {
  "use strict";
  const PAUSE = 350; // ms: long enough to see what was chosen
  let at = ""; // the deck that is on the screen: a new one begins at the first card that is open

  const deck = () => document.querySelector("form[data-deck]");
  const open = (after) => {
    const cards = [...deck().querySelectorAll(".deck-card")];
    const from = after ? cards.indexOf(after) : 0;
    return [...cards.slice(from), ...cards.slice(0, from)].find((card) => !card.querySelector(":checked"));
  };
  const to = (card, behavior) => card?.parentElement.scrollTo({ left: card.offsetLeft - card.parentElement.firstElementChild.offsetLeft, behavior });

  document.addEventListener("change", (event) => {
    const card = event.target.closest?.("form[data-deck] .deck-card");
    if (!card || !event.target.dataset.pointed) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    setTimeout(() => { if (deck()) to(open(card), calm ? "instant" : "smooth"); }, PAUSE);
  });

  // With arrow keys one looks through the piles of a card: only a finger or a mouse goes on.
  document.addEventListener("pointerdown", (event) => {
    const input = event.target.closest?.("form[data-deck] .pick")?.querySelector("input");
    if (input) input.dataset.pointed = "yes";
  });

  document.addEventListener("click", (event) => {
    const way = event.target.closest?.("form[data-deck] .deck-ways a");
    if (!way) return;
    event.preventDefault();
    to(document.getElementById(way.hash.slice(1)), "instant");
  });

  document.addEventListener("marked", () => {
    const here = deck();
    if (here && here !== at) to(open(null), "instant");
    at = here;
  });
  if (deck()) { to(open(null), "instant"); at = deck(); }
})();
