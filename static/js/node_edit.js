// Writing in a plan with the keyboard. Everything it does is a form on the page; it only presses their buttons.
//   Enter in an item's one-line field        saves and opens the next ([data-add-next] in the form is pressed)
//   Escape in an item's form                 leaves it ([data-cancel])
//   Alt + arrow up or down on an item        moves it ([data-move="up"] or "down" in the item)

function press(root, selector) {
  const control = root?.querySelector(selector);
  control?.click();
  return Boolean(control);
}

document.addEventListener("keydown", (event) => {
  const item = event.target.closest("[data-item]");
  if (!item) return;
  const moves = { ArrowUp: "up", ArrowDown: "down" };
  if (event.altKey && moves[event.key] && press(item, `[data-move="${moves[event.key]}"]`)) event.preventDefault();
  if (event.key === "Escape" && press(item, "[data-cancel]")) event.preventDefault();
  const isLine = event.target.matches("input[type=text], input:not([type])");
  if (event.key === "Enter" && isLine && !event.isComposing && press(event.target.form, "[data-add-next]")) event.preventDefault();
});

// A browser does not follow autofocus on a page that is opened at a place of its own (#ny), and takes focus away there.
addEventListener("load", () => document.querySelector("[data-item] [autofocus]")?.focus());

// After a part of the page was replaced, focus what asked for it, so that the keyboard never falls back to the top.
document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.target.querySelector?.("[data-focus]") ?? document.querySelector("[data-focus]");
  if (!wanted) return;
  wanted.removeAttribute("data-focus");
  wanted.focus();
});
