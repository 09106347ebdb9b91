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

// ---- an item that is saved or left is drawn anew by itself ---------------------------------------------------------------
// With what depends on it, which the answer holds besides; what is written in other items that stand open stays.
const OPEN = "[data-item] form[data-draft-key]";
const isOnlyForm = () => document.querySelectorAll(OPEN).length === 1;

// A nyckeltal is told in the facts of the item that it follows up: that is drawn, unless something else is written in it.
function placeOf(form) {
  const place = form.closest("[id^=post-]");
  const above = place.matches("div") ? place.parentElement.closest("[id^=post-]") : null;
  return above?.querySelectorAll(OPEN).length === 1 ? above : place;
}

async function drawAlone(form, verb, address) {
  const { id } = placeOf(form);
  const select = `#${id}`;
  const headers = isOnlyForm() ? { "Only-Form": "true" } : {};
  await htmx.ajax(verb, address, { source: form, target: select, select, swap: "outerHTML", headers });
  if (form.isConnected) return; // it was not taken, and stands as it stood
  const item = document.getElementById(id);
  document.dispatchEvent(new CustomEvent("place:drawn", { detail: item }));
  if (item?.querySelector(OPEN)) return;
  forget(form);
  item?.querySelector(".item-tools a[href]")?.focus();
}

// The page is now as if it had been asked for anew: its address opens no form, its lists name what stands on it.
function forget(form) {
  const address = new URL(location);
  const place = form.dataset.draftKey.split(":").at(-1);
  if (address.searchParams.get("andra") === place) {
    address.searchParams.delete("andra");
    history.replaceState(history.state, "", address);
  }
  for (const { value } of form.querySelectorAll("input[name=taken]")) {
    document.querySelector(`.note li a[href$="/utkast/${value}/"]`)?.closest("li").remove();
  }
  const entry = document.querySelector(`[data-contents] a[href="#post-${place}"]`);
  const heading = document.querySelector(`#post-${place} > h2`);
  if (entry && heading) entry.textContent = heading.textContent;
  document.dispatchEvent(new CustomEvent("draft:saved", { detail: form.dataset.draftKey }));
}

// What depends on an item and is being written in is drawn when that is saved or left.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.querySelector(OPEN)) event.detail.shouldSwap = false;
});

const isDrawnAlone = (form) => Boolean(form?.matches(OPEN) && form.closest("[id^=post-]"));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isDrawnAlone(form)) return;
  event.preventDefault();
  drawAlone(form, "POST", form.action);
});
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-cancel]")?.closest("form");
  if (!isDrawnAlone(form) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  drawAlone(form, "GET", event.target.closest("[data-cancel]").pathname + "?text=arbetstext");
});
