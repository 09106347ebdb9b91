// Keeps what is typed in a form with data-draft-key, and sends no form before its text is kept on the server or in this tab
// (drafts.js). When the login is lost, whoever typed it (data-user on the body) logs in, comes back to data-draft-page or to
// this page, and is offered it (draft_offers.js).

import { cancel, fieldsOf, forgetInTab, goOnAs, isText, keepInTab, keptInTab, NOT_TYPED, pageOf, save, saveAllNow, saveLater, stateOf, tab, typed, windowOf } from "./drafts.js";
import { addHidden, offerAll, offerDrawn } from "./draft_offers.js";

const WAIT = 1500;
const NOT_SENT = "Servern svarar inte, så inget är skickat. Det du har skrivit står kvar. Försök igen om en stund.";

const isKept = (form) => form?.matches("[data-draft-key]") && Boolean(document.body.dataset.draftUrl);

async function sendAfterKeeping(form, submitter) {
  const state = stateOf(form);
  if (state.isKeeping) return;
  state.isKeeping = true;
  const { kept, status, loginPage } = await save(form);
  state.isKeeping = false;
  if (loginPage && tab(() => true)) return logIn(form, loginPage);
  if (status === 0 || status === 503) return document.dispatchEvent(new CustomEvent("draft:not-sent", { detail: NOT_SENT }));
  if (!kept) keepInTab(form, { sent: true });
  go(form, submitter);
}

// A second click sends the same once more, without a draft that nobody would end: the server does it once.
function go(form, submitter) {
  cancel(form);
  stateOf(form).sent = typed(form, fieldsOf(form));
  note(form, { sent: stateOf(form).sent });
  addHidden(form, "window", windowOf(form));
  goOnAs(form);
  form.dataset.kept = "";
  form.requestSubmit(submitter);
  delete form.dataset.kept;
}

function logIn(form, loginPage) {
  document.dispatchEvent(new CustomEvent("draft:kept"));
  location.assign(`${loginPage}?next=${encodeURIComponent(pageOf(form))}`);
}

// ---- a page that the browser had let go of and draws again, with what was typed in it -----------------------------------
// Beside the page's place in the history stand the form's hidden fields, which tell what was written on, and what was sent.
function note(form, what) {
  const forms = history.state?.forms ?? {};
  const key = form.dataset.draftKey;
  history.replaceState({ ...history.state, forms: { ...forms, [key]: { ...forms[key], ...what } } }, "");
}

function hiddenOf(form) {
  const fields = [...form.elements].filter((field) => field.type === "hidden" && !NOT_TYPED.includes(field.name));
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

function takeBack(form) {
  const noted = history.state?.forms?.[form.dataset.draftKey];
  if (!noted || ![...form.elements].some((field) => isText(field) && field.value !== field.defaultValue)) return;
  if (noted.sent === typed(form, fieldsOf(form))) return form.reset(); // what was not saved of it is offered
  for (const [name, value] of Object.entries(noted.hidden ?? {})) {
    for (const field of form.elements) if (field.type === "hidden" && field.name === name) field.value = value;
  }
  saveLater(form, WAIT);
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form");
  if (!isKept(form)) return;
  const state = stateOf(form);
  if (!state.isNoted) note(form, { hidden: hiddenOf(form) });
  state.isNoted = true;
  saveLater(form, WAIT);
});
// In the capturing phase: before anything else takes the form.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!isKept(form) || "kept" in form.dataset || stateOf(form).sent === typed(form, fieldsOf(form))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sendAfterKeeping(form, event.submitter);
  },
  true,
);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && saveAllNow());
addEventListener("pagehide", saveAllNow);
addEventListener("online", saveAllNow);
// After the browser has put back what was typed, and the editors have read their fields again.
addEventListener("pageshow", (event) => {
  if (event.persisted) return;
  for (const form of document.querySelectorAll("form[data-draft-key]")) takeBack(form);
  offerAll();
});
document.addEventListener("htmx:afterSettle", offerDrawn);
// A form that was saved while its page stood still waits no longer for the next page to say so.
document.addEventListener("draft:saved", ({ detail }) => {
  for (const { name, key, sent } of keptInTab()) if (sent && key === detail) forgetInTab(name);
});
