// Keeps what is typed in a form with data-draft-key as a draft on the server, and offers it back.
// The server renders a draft it has as data-draft (JSON of the fields) and data-draft-saved (its time in words).

const WAIT = 1500;
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version"]);
const timers = new WeakMap();

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (LEFT_OUT.has(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

function send(form, fields) {
  const body = new URLSearchParams({ key: form.dataset.draftKey, data: JSON.stringify(fields) });
  const token = document.querySelector("meta[name=csrf-token]").content;
  return fetch(document.body.dataset.draftUrl, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true });
}

function tell(form, sentence) {
  const place = form.querySelector("[data-draft-status]");
  if (place) place.textContent = sentence;
}

async function save(form) {
  timers.delete(form);
  try {
    const answer = await send(form, fieldsOf(form));
    const time = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
    tell(form, answer.status === 204 ? `Utkast sparat ${time}` : "Utkastet kunde inte sparas");
  } catch {
    tell(form, "Utkastet kunde inte sparas, servern svarar inte");
  }
}

function restore(form, fields) {
  for (const field of form.elements) {
    const values = fields[field.name];
    if (LEFT_OUT.has(field.name) || field.type === "file" || field.type === "submit") continue;
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

function offer(form) {
  const fields = JSON.parse(form.dataset.draft);
  delete form.dataset.draft;
  if (JSON.stringify(fields) === JSON.stringify(fieldsOf(form))) return;
  const box = document.createElement("div");
  const text = document.createElement("p");
  box.className = "draft-offer";
  box.setAttribute("role", "status");
  text.textContent = `Du har ett utkast från ${form.dataset.draftSaved} som inte är sparat.`;
  const done = () => box.remove();
  box.append(
    text,
    button("Hämta utkastet", () => (restore(form, fields), done())),
    button("Kasta utkastet", () => (send(form, {}), done())),
  );
  form.prepend(box);
}

function start() {
  for (const form of document.querySelectorAll("form[data-draft-key][data-draft]")) offer(form);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft-key]");
  if (!form || !document.body.dataset.draftUrl) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), WAIT));
});
document.addEventListener("submit", (event) => clearTimeout(timers.get(event.target)));
window.addEventListener("load", start);
document.addEventListener("htmx:afterSettle", start);
