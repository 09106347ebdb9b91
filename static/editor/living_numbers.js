// The tool Tal: a number of the report's own tables is chosen and its sign, as {nyckeltal:12}, is written in the text.
// The page lists the numbers in a table that is read without the editor too.

import { askAbout } from "./inserting.js";

/** What can be chosen: the sign that is written, and the number's name and value. */
export function livingNumbers() {
  return [...document.querySelectorAll("[data-living-number]")].map((row) => {
    const [name, words] = row.cells;
    return { value: row.dataset.livingNumber, label: `${name.textContent.trim()}: ${words.textContent.trim()}` };
  });
}

/** Asks which number, and writes its sign where the cursor stands. */
export async function askForNumber({ view }) {
  const field = { name: "sign", label: "Vilket tal?", options: livingNumbers() };
  const answer = await askAbout(view, "Tal som följer tabellen", [field], [{ value: "save", label: "Infoga" }]);
  if (answer) view.dispatch(view.state.tr.insertText(answer.values.sign).scrollIntoView());
}
