// Warns before a page with unsaved text is left, also by sending another of its forms. Forms that only search or that ask
// nothing are not guarded.

const NOT_TYPED = ["csrfmiddlewaretoken", "act", "window", "taken", "place"]; // the page's own
const saved = new WeakMap();
let leaving = null; // the form that is sent, or true when everything is kept elsewhere

function isGuarded(form) {
  return form.method === "post" && form.querySelector("textarea, input[type=text], input[type=number], input:not([type])");
}

function contentOf(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => !NOT_TYPED.includes(name) && typeof value === "string");
  return JSON.stringify(fields);
}

// A page that the browser had let go of is drawn again with what was typed in it.
function isAsDrawn(form) {
  const texts = [...form.elements].filter((field) => field.matches("textarea, input:not([type]), input[type=text]"));
  return texts.every((field) => field.value === field.defaultValue);
}

function remember(root) {
  for (const form of root.querySelectorAll("form")) {
    if (isGuarded(form) && !saved.has(form)) saved.set(form, isAsDrawn(form) ? contentOf(form) : "");
  }
}

function hasUnsavedText() {
  return [...document.forms].some((form) => form !== leaving && saved.has(form) && saved.get(form) !== contentOf(form));
}

document.addEventListener("htmx:afterSettle", () => remember(document));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form && event.detail.successful && saved.has(form)) saved.set(form, contentOf(form));
});
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leaving = event.target;
});
document.addEventListener("draft:kept", () => {
  leaving = true; // the text waits where it will be offered again
});
window.addEventListener("beforeunload", (event) => {
  if (leaving !== true && hasUnsavedText()) event.preventDefault();
});
document.addEventListener("input", () => {
  leaving = null; // whoever writes has not left
});
window.addEventListener("pageshow", () => {
  leaving = null;
  remember(document);
});
