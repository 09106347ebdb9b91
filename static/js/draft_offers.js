// Offers what is kept, in its form: what the server draws with data-kept (its number), data-kept-window (whose it was, while
// nobody has tried to save it) and data-kept-fields (JSON of the fields), and what waits in this tab.

import { beNewWindow, fieldsOf, forgetInTab, inTurn, keptInTab, NOT_TYPED, save, send, throwAway, typed } from "./drafts.js";
import { doneWith } from "./sent.js";

const NO_PLACE = "En del av texten har inget fält här. Läs den och kopiera det som saknas.";

export function addHidden(form, name, value) {
  if (name === "window") form.querySelector("input[name=window]")?.remove();
  if (form.querySelector(`input[name=${name}][value="${value}"]`)) return;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

// Returns whether every text found its field.
function restore(form, fields) {
  const left = structuredClone(fields);
  for (const field of form.elements) {
    if (NOT_TYPED.includes(field.name) || field.matches("button, [type=file], [type=submit]")) continue;
    const values = fields[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = Boolean(values?.includes(field.value));
    else if (left[field.name]?.length) field.value = left[field.name].shift();
    if (field.closest("rich-text")) field.dispatchEvent(new Event("change")); // the editor reads its field again
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  const names = new Set([...form.elements].map((field) => field.name));
  return Object.entries(fields).every(([name, values]) => names.has(name) || NOT_TYPED.includes(name) || !values.join("").trim());
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

// A box gets its buttons; one that says what the form or a box before it holds is taken away. `ways` are how what is kept
// is forgotten, and `numbers` what the server forgets when the form is saved.
const offers = new WeakMap();

function offer(box, fields, { numbers, isWindows, forget }) {
  const form = box.closest("form");
  const words = typed(form, fields);
  const others = [...form.querySelectorAll(".draft-offer")].map((other) => offers.get(other));
  const twin = others.find((other) => other?.words === words);
  if (words === typed(form, fieldsOf(form))) {
    for (const number of numbers) addHidden(form, "taken", number);
    return box.remove();
  }
  if (twin) {
    twin.numbers.push(...numbers);
    twin.ways.push(forget);
    return box.remove();
  }
  const mine = { words, numbers, ways: [forget] };
  const forgetAll = () => Promise.all(mine.ways.map((way) => way()));
  offers.set(box, mine);
  beNewWindow(form);
  // What a window kept is kept by this one from now on; what could not be saved stays until the form is saved.
  const take = () => {
    if (!restore(form, fields)) return box.querySelector("p").append(` ${NO_PLACE}`);
    for (const number of mine.numbers) addHidden(form, "taken", number);
    box.remove();
    const saving = save(form);
    inTurn(form, async () => isWindows && (await saving).kept && forgetAll());
  };
  const leave = () => (box.remove(), forgetAll());
  box.append(button("Hämta utkastet", take), button("Kasta utkastet", leave));
}

export function offerAll() {
  keptInTab().forEach(takeFromTab);
  offerDrawn();
}

export function offerDrawn() {
  for (const box of document.querySelectorAll("form[data-draft-key] [data-kept-fields]")) {
    const { kept, keptWindow, keptFields } = box.dataset;
    delete box.dataset.keptFields;
    offer(box, JSON.parse(keptFields), { numbers: [kept], isWindows: Boolean(keptWindow), forget: () => throwAway(kept) });
  }
}

// What waited in this tab becomes a draft on the server, whether or not its form stands on this page. What was saved does not:
// the page that says so may have been left before it was whole, and then the server is asked.
async function takeFromTab({ name, key, window, page, fields, saved, sent, act }) {
  if (sent && (document.querySelector("#messages .success") || (act && (await doneWith(act))))) return forgetInTab(name);
  const form = document.querySelector(`form[data-draft-key="${CSS.escape(key)}"]`);
  const keeping = send({ key, fields, window, page }).then(({ kept }) => kept && forgetInTab(name));
  if (!form) return;
  const before = form.querySelector(`[data-kept-window="${window}"]`); // what the same window had kept
  const numbers = before ? [before.dataset.kept] : [];
  before?.remove();
  const box = document.createElement("div");
  const text = document.createElement("p");
  box.className = "draft-offer";
  box.setAttribute("role", "status");
  text.textContent = `Du har ett utkast från ${saved} som inte är sparat.`;
  box.append(text);
  form.prepend(box);
  const forget = async () => {
    await keeping;
    forgetInTab(name);
    await send({ key, fields: {}, window, page });
  };
  offer(box, fields, { numbers, isWindows: true, forget });
}
