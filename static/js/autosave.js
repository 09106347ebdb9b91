// Keeps what is typed in a form with data-draft-key as a draft on the server, a form and window, and offers it back.
// The server draws each draft it has in its form, with data-kept (its number) and data-kept-fields (JSON of the fields).
// Nothing is sent away before the draft is kept. When the login is lost it waits in this tab: whoever typed it
// (data-user on the body) logs in, comes back to data-draft-page or to this page, and is offered it.

const WAIT = 1500;
const NOT_TYPED = ["csrfmiddlewaretoken", "act", "window", "taken"]; // the page's own, another each time
const LONGEST_KEPT_ALIVE = 60_000; // no browser sends more for a page that is being left
const IN_TAB = `utkast:${document.body.dataset.user}:`;
const WINDOW = (sessionStorage.fonster ??= crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.replace(".", "-"));
const timers = new WeakMap();

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (NOT_TYPED.includes(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

// What a person has written or chosen, to compare; the hidden fields say what the page showed.
function typed(form, fields) {
  const hidden = new Set([...form.elements].filter((field) => field.type === "hidden").map((field) => field.name));
  return JSON.stringify(Object.entries(fields).filter(([name]) => !hidden.has(name)).sort());
}

// Tells whether the server has kept it, and where to log in when it wants to know who we are. Rejects when nobody answers.
async function send(key, fields) {
  const page = location.pathname + location.search;
  const body = new URLSearchParams({ key, data: JSON.stringify(fields), window: WINDOW, page });
  const token = document.querySelector("meta[name=csrf-token]").content;
  const keepalive = body.toString().length < LONGEST_KEPT_ALIVE;
  const answer = await fetch(document.body.dataset.draftUrl, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive });
  const kept = answer.status === 204;
  if (kept) sessionStorage.removeItem(IN_TAB + key);
  const why = answer.status === 400 ? (await answer.json()).error : "";
  return { kept, why, loginPage: answer.redirected ? new URL(answer.url).pathname : "" };
}

function keepInTab(form) {
  const saved = new Date().toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
  sessionStorage.setItem(IN_TAB + form.dataset.draftKey, JSON.stringify({ fields: fieldsOf(form), saved }));
}

function tell(form, sentence) {
  const place = form.querySelector("[data-draft-status]");
  if (place) place.textContent = sentence;
}

async function save(form) {
  timers.delete(form);
  try {
    const { kept, why, loginPage } = await send(form.dataset.draftKey, fieldsOf(form));
    const time = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
    if (loginPage) keepInTab(form);
    if (loginPage) tell(form, "Du har loggats ut. Texten finns kvar här och erbjuds igen när du har loggat in.");
    else tell(form, kept ? `Utkast sparat ${time}` : why || "Utkastet kunde inte sparas");
  } catch {
    keepInTab(form);
    tell(form, "Utkastet kunde inte sparas, servern svarar inte");
  }
}

// Before the form is sent: a login that has been lost would take the text with it.
async function sendAfterKeeping(form, submitter) {
  if ("keeping" in form.dataset) return;
  form.dataset.keeping = "";
  const { loginPage } = await send(form.dataset.draftKey, fieldsOf(form)).catch(() => ({}));
  delete form.dataset.keeping;
  if (loginPage) {
    keepInTab(form);
    document.dispatchEvent(new CustomEvent("draft:kept"));
    const page = form.dataset.draftPage ?? location.pathname + location.search;
    location.assign(`${loginPage}?next=${encodeURIComponent(page)}`);
    return;
  }
  form.dataset.kept = "";
  hidden(form, "window", WINDOW);
  form.requestSubmit(submitter);
  delete form.dataset.kept;
}

function restore(form, fields) {
  for (const field of form.elements) {
    const values = fields[field.name];
    if (NOT_TYPED.includes(field.name) || field.type === "file" || field.type === "submit") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = Boolean(values?.includes(field.value));
    else if (values) field.value = values[0];
    const editor = field.closest("rich-text");
    if (editor) editor.replaceWith(editor); // put in anew, it reads its field again
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "ds-button";
  element.dataset.size = "sm";
  element.dataset.variant = "secondary";
  element.textContent = label;
  element.addEventListener("click", action);
  return element;
}

function hidden(form, name, value) {
  const found = [...form.querySelectorAll(`input[type=hidden][name=${name}]`)];
  if (name === "window") found.forEach((field) => field.remove());
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

function throwAway(number) {
  const token = document.querySelector("meta[name=csrf-token]").content;
  fetch(`${document.body.dataset.draftUrl}${number}/`, { method: "POST", headers: { "X-CSRFToken": token } });
}

// A box that the server has drawn, or that says what waited in this tab: then it has no number.
function offer(box) {
  const form = box.closest("form");
  const fields = JSON.parse(box.dataset.keptFields);
  const number = box.dataset.kept;
  delete box.dataset.keptFields;
  if (typed(form, fields) === typed(form, fieldsOf(form))) return box.remove();
  const take = () => {
    restore(form, fields);
    if (number) hidden(form, "taken", number);
    box.remove();
  };
  const leave = () => {
    if (number) throwAway(number);
    else send(form.dataset.draftKey, {});
    box.remove();
  };
  box.append(button("Hämta utkastet", take), button("Kasta utkastet", leave));
}

// What waited in this tab becomes a draft on the server, whether or not its form stands on this page.
function takeFromTab(name) {
  const { fields, saved } = JSON.parse(sessionStorage.getItem(name));
  const key = name.slice(IN_TAB.length);
  const form = document.querySelector(`form[data-draft-key="${CSS.escape(key)}"]`);
  if (form) {
    const box = document.createElement("div");
    const text = document.createElement("p");
    box.className = "draft-offer";
    box.setAttribute("role", "status");
    box.dataset.keptFields = JSON.stringify(fields);
    text.textContent = `Du har ett utkast från ${saved} som inte är sparat.`;
    box.append(text);
    form.querySelector(`[data-kept-window="${WINDOW}"]`)?.remove(); // what this window had kept before
    form.prepend(box);
  }
  send(key, fields).catch(() => {}); // it stays in the tab
}

function start() {
  for (const box of document.querySelectorAll("form[data-draft-key] [data-kept-fields]")) offer(box);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft-key]");
  if (!form || !document.body.dataset.draftUrl) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), WAIT));
});
// In the capturing phase: before anything else takes the form.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("[data-draft-key]") || "kept" in form.dataset || !document.body.dataset.draftUrl) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    clearTimeout(timers.get(form));
    sendAfterKeeping(form, event.submitter);
  },
  true,
);
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-keep-stored]")?.closest("form[data-draft-key]");
  if (form) send(form.dataset.draftKey, {});
});
window.addEventListener("load", () => {
  Object.keys(sessionStorage).filter((name) => name.startsWith(IN_TAB)).forEach(takeFromTab);
  start();
});
document.addEventListener("htmx:afterSettle", start);
