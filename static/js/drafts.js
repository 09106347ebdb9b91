// Keeping what is typed in a form: on the server, one draft for each form and window, and in this tab what the server has not
// answered 204 for. What waits in the tab is tried again, and offered on the next page with its form to whoever typed it.

const AGAIN = [5, 10, 30, 60]; // seconds between tries while nobody answers
export const NOT_TYPED = ["csrfmiddlewaretoken", "act", "window", "taken", "place"]; // the page's own, another each time
const LONGEST_KEPT_ALIVE = 60_000; // no browser sends more for a page that is being left
const WINDOW = "fönster";
const { draftUrl, user } = document.body.dataset;
const IN_TAB = `utkast:${user}:`;
const LOGGED_OUT = "Du har loggats ut. Texten finns kvar här och erbjuds igen när du har loggat in.";
const NOBODY_ANSWERS = "Utkastet är inte sparat än: servern svarar inte. Texten finns kvar här och sparas när den svarar.";
const NOT_KEPT = "Utkastet kunde inte sparas. Texten finns kvar i det här fönstret.";

// ---- the tab -------------------------------------------------------------------------------------------------------------
// A browser that refuses cookies refuses this too; then the answer is undefined.
export function tab(action) {
  try {
    return action(sessionStorage);
  } catch {
    return undefined;
  }
}

// The window's own name. It stands in the tab only between two pages, so that a copy of the tab gets another one.
let windowId = tab((store) => store.getItem(WINDOW)) ?? newId();
tab((store) => store.removeItem(WINDOW));
addEventListener("pagehide", () => tab((store) => store.setItem(WINDOW, windowId)));
addEventListener("pageshow", (event) => event.persisted && tab((store) => store.removeItem(WINDOW)));

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A form is of its window; one that is offered something gets a name of its own, so that nothing is written over that.
export const windowOf = (form) => (stateOf(form).window ??= windowId);

export function beNewWindow(form) {
  stateOf(form).window = newId();
}

// The page that answers a form goes on in its window.
export function goOnAs(form) {
  windowId = windowOf(form);
}

const inTabAs = (form) => `${IN_TAB}${windowOf(form)}:${form.dataset.draftKey}`;

export function pageOf(form) {
  return form.dataset.draftPage ?? location.pathname + location.search;
}

// `sent`: the form goes to the server too; when that says that it is saved, this is not offered.
export function keepInTab(form, { sent = false } = {}) {
  const now = new Date();
  const day = document.querySelector(".pinned-day time")?.dateTime ?? now.toLocaleDateString("sv-SE");  // the demo has its own
  const saved = `${day} ${now.toLocaleTimeString("sv-SE", { timeStyle: "short" })}`;
  const act = sent ? form.elements.namedItem("act")?.value : "";
  const kept = { key: form.dataset.draftKey, window: windowOf(form), page: pageOf(form), fields: fieldsOf(form), saved, sent, act };
  tab((store) => store.setItem(inTabAs(form), JSON.stringify(kept)));
}

// What waits here, each with the name that it has in the tab.
export function keptInTab() {
  return tab((store) => {
    const names = Object.keys(store).filter((name) => name.startsWith(IN_TAB));
    return names.map((name) => ({ name, ...JSON.parse(store.getItem(name)) }));
  }) ?? [];
}

export function forgetInTab(name) {
  tab((store) => store.removeItem(name));
}

// ---- what stands in a form -----------------------------------------------------------------------------------------------
export function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (NOT_TYPED.includes(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

// What a person has written or chosen, to compare; hidden fields say what the page showed, and buttons what was pressed.
export function typed(form, fields) {
  const others = [...form.elements].filter((field) => field.matches("button, [type=hidden], [type=submit]"));
  const names = new Set([...NOT_TYPED, ...others.map((field) => field.name)]);
  return JSON.stringify(Object.entries(fields).filter(([name]) => !names.has(name)).sort());
}

export const isText = (field) => field.matches("textarea, input:not([type]), input[type=text]");

// A form in which all that was typed has been taken away again has nothing to keep. One that was refused holds what was typed
// as it is drawn.
function isAsBefore(form) {
  return !("draftSent" in form.dataset) && [...form.elements].every(isAsDrawn);
}

function isAsDrawn(field) {
  if (field.matches("button, fieldset, output, [type=hidden], [type=submit]")) return true;
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked === field.defaultChecked;
  if (!field.matches("select")) return field.value === field.defaultValue || !(field.value + field.defaultValue).trim();
  const options = [...field.options];
  const isChosen = options.some((option) => option.defaultSelected);
  return options.every((option, place) => option.selected === (isChosen || field.multiple ? option.defaultSelected : !place));
}

// ---- keeping on the server -----------------------------------------------------------------------------------------------
const states = new WeakMap(); // a form's timer, tries, and what is under way
const waiting = new Set(); // forms with something that is not kept yet

export function stateOf(form) {
  if (!states.has(form)) states.set(form, { tries: 0, queue: Promise.resolve() });
  return states.get(form);
}

function post(url, fields) {
  const body = new URLSearchParams(fields);
  const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content, "X-Requested-With": "fetch" };
  return fetch(url, { method: "POST", body, headers, keepalive: body.toString().length < LONGEST_KEPT_ALIVE });
}

export function throwAway(number) {
  return post(`${draftUrl}${number}/`, {}).catch(() => {}); // it is offered again
}

// What became of it: kept, or the status (0: nobody answered), why in words, and where to log in when that is asked for.
export async function send({ key, fields, window, page }) {
  try {
    const answer = await post(draftUrl, { key, data: JSON.stringify(fields), window, page });
    const why = answer.status === 400 ? (await answer.json().catch(() => ({}))).error : "";
    const loginPage = answer.redirected ? new URL(answer.url).pathname : "";
    return { kept: answer.status === 204, status: answer.status, why, loginPage, after: Number(answer.headers.get("Retry-After")) };
  } catch {
    return { kept: false, status: 0, why: "", loginPage: "", after: 0 };
  }
}

// One at a time for each form, so that an older text never comes after a newer one.
export function inTurn(form, action) {
  const state = stateOf(form);
  state.queue = state.queue.then(action, action);
  return state.queue;
}

export function save(form) {
  cancel(form);
  return inTurn(form, async () => {
    const name = inTabAs(form);
    const fields = isAsBefore(form) ? {} : fieldsOf(form);
    const answer = await send({ key: form.dataset.draftKey, fields, window: windowOf(form), page: pageOf(form) });
    if (answer.kept) forgetInTab(name);
    else keepInTab(form);
    tell(form, answer);
    return answer;
  });
}

function tell(form, { kept, status, why, loginPage, after }) {
  const state = stateOf(form);
  const isAway = status === 0 || status >= 500;
  const time = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  const refused = loginPage ? LOGGED_OUT : isAway ? NOBODY_ANSWERS : why || NOT_KEPT;
  const place = form.querySelector("[data-draft-status]");
  if (place) place.textContent = kept ? `Utkast sparat ${time}` : refused;
  state.tries = isAway ? state.tries + 1 : 0;
  if (isAway && !waiting.has(form)) saveLater(form, 1000 * (after || AGAIN[Math.min(state.tries, AGAIN.length) - 1]));
}

export function saveLater(form, wait) {
  cancel(form);
  waiting.add(form);
  stateOf(form).timer = setTimeout(() => save(form), wait);
}

export function cancel(form) {
  clearTimeout(stateOf(form).timer);
  waiting.delete(form);
}

// The page may be gone before anybody answers.
export function saveAllNow() {
  for (const form of [...waiting].filter((form) => form.isConnected)) {
    keepInTab(form);
    save(form);
  }
}
