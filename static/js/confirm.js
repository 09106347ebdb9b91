// Asks before a form with data-confirm is sent. Without JavaScript the form is sent at once, so what it does can be undone
// or has a page of its own that asks.

function ask(form, submitter) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  const text = document.createElement("p");
  text.id = "confirm-text";
  text.textContent = form.dataset.confirm;
  dialog.setAttribute("aria-labelledby", text.id);
  const choices = document.createElement("form");
  choices.method = "dialog";
  choices.className = "actions";
  choices.append(choice("yes", submitter?.textContent.trim() || "Fortsätt", { color: submitter?.dataset.color }), choice("no", "Avbryt", { variant: "tertiary" }));
  dialog.append(text, choices);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") send(form, submitter);
    else submitter?.focus();
  });
  dialog.showModal();
}

function choice(value, label, { color, variant }) {
  const button = document.createElement("button");
  button.className = "ds-button";
  button.value = value;
  button.textContent = label;
  if (color) button.dataset.color = color;
  if (variant) button.dataset.variant = variant;
  return button;
}

function send(form, submitter) {
  form.dataset.confirmed = "";
  form.requestSubmit(submitter);
  delete form.dataset.confirmed;
}

// In the capturing phase: before htmx takes the form.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.confirm || "confirmed" in form.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter);
  },
  true,
);
