// Writing in a plan with the keyboard. Everything it does is a form on the page; it only presses their buttons.
//   Enter in an item's one-line field        saves and opens the next ([data-add-next] in the form is pressed)
//   Escape in an item's form                 leaves it ([data-cancel])
//   Alt + arrow up or down on an item        moves it ([data-move="up"] or "down" in the item), and again

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

// What was focused in an item that is moved is focused again in its new place: the link, or the menu that the button stands in.
const MOVED = "flyttad";

document.addEventListener("submit", ({ submitter }) => {
  const item = submitter?.closest("[data-item]");
  if (!item || !submitter.matches("[data-move]")) return;
  const focused = item.contains(document.activeElement) ? document.activeElement : submitter;
  const place = focused.closest("details") ? "summary" : "a[href]";
  try {
    sessionStorage.setItem(MOVED, `#${item.id} .item-tools ${place}`);
  } catch {
    // a browser without cookies keeps nothing
  }
});

function focusMoved() {
  try {
    document.querySelector(sessionStorage.getItem(MOVED) ?? "none")?.focus();
    sessionStorage.removeItem(MOVED);
  } catch {
    // as above
  }
}

// A browser does not follow autofocus on a page that is opened at a place of its own (#ny), and takes focus away there.
addEventListener("load", () => {
  document.querySelector("[data-item] [autofocus]")?.focus();
  focusMoved();
});

// Where Enter opens the next item, its button says so.
for (const next of document.querySelectorAll("[data-add-next]")) {
  if (!next.form.querySelector("input[type=text], input:not([type])")) continue;
  next.append(" ", Object.assign(document.createElement("kbd"), { textContent: "Enter" }));
}

// After a part of the page was replaced, focus what asked for it, so that the keyboard never falls back to the top.
document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.target.querySelector?.("[data-focus]") ?? document.querySelector("[data-focus]");
  if (!wanted) return;
  wanted.removeAttribute("data-focus");
  wanted.focus();
});

// ---- several items open at once ------------------------------------------------------------------------------------------
// While others are open, what is saved or left is drawn anew by itself, and what is written in the others stays.
const OPEN = "[data-item] form[data-draft-key]";

async function drawAlone(form, verb, address) {
  const { id } = form.closest("[id^=post-]");
  const select = `#${id}`;
  await htmx.ajax(verb, address, { source: form, target: select, select, swap: "outerHTML" });
  const item = document.getElementById(id);
  document.dispatchEvent(new CustomEvent("place:drawn", { detail: item }));
  if (!item?.querySelector("form[data-draft-key]")) item?.querySelector(".item-tools a[href]")?.focus();
}

function isOneOfSeveral(form) {
  return Boolean(form?.matches(OPEN) && form.closest("[id^=post-]")) && document.querySelectorAll(OPEN).length > 1;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isOneOfSeveral(form)) return;
  event.preventDefault();
  drawAlone(form, "POST", form.action);
});
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-cancel]")?.closest("form");
  if (!isOneOfSeveral(form) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  drawAlone(form, "GET", event.target.closest("[data-cancel]").pathname + "?text=arbetstext");
});
