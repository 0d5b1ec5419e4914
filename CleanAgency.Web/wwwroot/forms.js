// The plain forms work without this file. With it a password can be shown, and a form is sent once only.
for (const button of document.querySelectorAll("[data-show]")) {
  const input = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
    button.textContent = shown ? button.dataset.hide : button.dataset.reveal;
    input.focus();
  });
}
for (const form of document.forms)
  form.addEventListener("submit", () => form.querySelectorAll("button:not([type=button])").forEach(b => b.setAttribute("aria-busy", "true")));
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
