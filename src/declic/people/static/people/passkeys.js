// Ties the forms that a passkey answers to allauth's script. Without it they stay hidden.
const ready = () => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) {
    return;
  }
  form.hidden = false;
  const refused = form.querySelector("p.error[role=alert][hidden]");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    refused.hidden = false;
  });
  const told = { ids: { credential: "key" } };
  const button = { loginForm: "login", addForm: "add", authenticateForm: "authenticate" };
  told.ids[button[form.dataset.passkey]] = "key-button";
  told.ids.passwordless = "passwordless";
  if (form.dataset.options) {
    told.data = JSON.parse(form.dataset.options);
  }
  window.allauth.webauthn.forms[form.dataset.passkey](told);
};
document.addEventListener("DOMContentLoaded", ready);
