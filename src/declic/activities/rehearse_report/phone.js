// What is rehearsed outlives a new screen of the same activity, in this page's memory and nowhere else.
(() => {
  "use strict";
  const typed = new Map();
  const fields = () => document.querySelectorAll("form[data-rehearsal] textarea");

  document.addEventListener("input", (event) => {
    if (event.target.matches("form[data-rehearsal] textarea")) typed.set(event.target.id, event.target.value);
  });

  document.addEventListener("reset", (event) => {
    if (event.target.matches("form[data-rehearsal]")) typed.clear();
  });

  document.addEventListener("marked", () => {
    if (!fields().length) return typed.clear();
    for (const field of fields()) field.value = typed.get(field.id) ?? "";
  });
})();
