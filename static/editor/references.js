// The tool Hänvisning: a place in the report is chosen and its sign, as {se:balansräkning}, is written in the text.
// The places are those of the report as it is now, and are read from the page that lists them for who has no editor.

import { element } from "./dom.js";
import { askAbout } from "./inserting.js";

const listed = () => document.querySelector("[data-references]");

export const canRefer = () => Boolean(listed());

/** Asks which place, and writes its sign where the cursor stands. */
export async function askForReference(editor) {
  const { view } = editor;
  editor.say("Ställena hämtas …");
  const { groups, error } = await places(listed().dataset.references);
  if (view.isDestroyed) return;
  editor.say(error ?? "");
  if (error) return;
  const field = { name: "sign", label: "Vart?", groups };
  const answer = await askAbout(view, "Hänvisa till ett annat ställe", [field], [{ value: "save", label: "Infoga" }]);
  if (answer) view.dispatch(view.state.tr.insertText(answer.values.sign).scrollIntoView());
}

async function places(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const groups = [...page.querySelectorAll("table:has([data-reference])")].map(groupIn);
    return groups.length ? { groups } : { error: "Det finns inget att hänvisa till än." };
  } catch {
    return { error: "Ställena kunde inte hämtas. Försök igen om en stund." };
  }
}

/** The places of a kind: the sign that is written, and the place's name with what is read in the text. */
function groupIn(table) {
  const options = [...table.querySelectorAll("[data-reference]")].map((row) => {
    const [name, words] = [...row.cells].map((cell) => cell.textContent.trim());
    return element("option", { value: row.dataset.reference }, `${name} (${words})`);
  });
  return element("optgroup", { label: table.caption.textContent.trim() }, ...options);
}
