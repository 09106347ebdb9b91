// Asks for a few values in a dialog. It is put last in the page: in the field it would be a form within a form.

import { element } from "./dom.js";

let asked = 0; // makes the ids of labels and fields unique

/**
 * @param {string} title the dialog's heading
 * @param {Array<{name: string, label: string, attributes?: Object, fault?: (value: string) => string,
 *   options?: Array<{value: string, label: string}>, groups?: Array<HTMLOptGroupElement>}>} fields
 *   `fault` answers with a sentence when the value cannot be used, otherwise ""; of a field with `options`, or with `groups` of
 *   them, one is chosen
 * @param {Array<{value: string, label: string}>} actions buttons beside Avbryt; the first one is the main action
 * @returns {Promise<{action: string, values: Object}|null>} what was chosen; null when the person changed their mind
 */
export function ask(title, fields, actions) {
  asked += 1;
  const heading = element("h2", { id: `rt-dialog-${asked}` }, title);
  const inputs = fields.map((field) => inputFor(field));
  const form = element("form", { method: "dialog", class: "rt-form" }, heading);
  for (const [index, field] of fields.entries()) {
    const label = element("label", { for: inputs[index].id, class: "ds-label" }, field.label);
    form.append(element("div", { class: "ds-field" }, label, inputs[index]));
  }
  form.append(element("div", { class: "rt-actions" }, ...actions.map(actionButton), cancelButton()));
  const dialog = element("dialog", { class: "rt-dialog", "aria-labelledby": heading.id }, form);
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      const values = Object.fromEntries(inputs.map((input) => [input.name, input.files?.[0] ?? input.value]));
      dialog.remove();
      answer(dialog.returnValue ? { action: dialog.returnValue, values } : null);
    });
    dialog.showModal();
  });
}

function inputFor({ name, attributes, fault, options, groups }) {
  const known = { name, id: `rt-dialog-${asked}-${name}`, class: "ds-input", ...attributes };
  if (options) return element("select", known, ...options.map(({ value, label }) => element("option", { value }, label)));
  if (groups) return element("select", known, ...groups);
  const input = element("input", known);
  if (fault) {
    const judge = () => input.setCustomValidity(fault(input.value));
    input.addEventListener("input", judge);
    judge();
  }
  return input;
}

// Only the main action judges the fields; the others leave them as they are.
function actionButton({ value, label }, index) {
  const isMain = index === 0;
  return button(value, label, isMain ? {} : { "data-variant": "secondary", formnovalidate: true });
}

function cancelButton() {
  return button("", "Avbryt", { "data-variant": "tertiary", formnovalidate: true });
}

function button(value, label, attributes) {
  return element("button", { value, class: "ds-button", ...attributes }, label);
}
