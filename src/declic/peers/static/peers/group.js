// A card's picture holds the code behind a #, which browsers send to no server. It is taken out of
// the address as soon as it was read, and put into the field; opening the page stays a press.
"use strict";
const code = /^#([a-z2-9]{12})$/i.exec(location.hash)?.[1];
if (code) {
  history.replaceState(null, "", location.pathname + location.search);
  const field = document.querySelector("main #code");
  if (field) {
    field.value = code.replace(/(.{4})(?=.)/g, "$1 ");
    field.form.querySelector("button").focus();
  }
}
