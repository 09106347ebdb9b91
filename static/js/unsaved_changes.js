// Warns before a page with unsaved text is left. Forms that only search or that ask nothing are not guarded.

const saved = new WeakMap();
let leavingByForm = false;

function isGuarded(form) {
  return form.method === "post" && form.querySelector("textarea, input[type=text], input[type=number], input:not([type])");
}

function contentOf(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  return JSON.stringify(fields);
}

function remember(root) {
  for (const form of root.querySelectorAll("form")) {
    if (isGuarded(form) && !saved.has(form)) saved.set(form, contentOf(form));
  }
}

function hasUnsavedText() {
  return [...document.forms].some((form) => saved.has(form) && saved.get(form) !== contentOf(form));
}

// After the editors have written their text in their own way into the fields.
window.addEventListener("load", () => remember(document));
document.addEventListener("htmx:afterSettle", () => remember(document));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form && event.detail.successful && saved.has(form)) saved.set(form, contentOf(form));
});
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leavingByForm = true;
});
document.addEventListener("draft:kept", () => {
  leavingByForm = true; // the text waits where it will be offered again
});
window.addEventListener("beforeunload", (event) => {
  if (!leavingByForm && hasUnsavedText()) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  leavingByForm = false;
});
