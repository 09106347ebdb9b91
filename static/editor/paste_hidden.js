// What was deleted or hidden where it was copied: it is left out, and said so.

import { isHiddenOnScreenOnly, leftOut } from "./markup.js";

const OF_TABLES = new Set(["col", "colgroup", "tr", "td", "th", "thead", "tbody", "tfoot"]);

export const isHidden = (element) => leftOut(element) !== undefined;

/**
 * Takes away everything hidden and deleted but the parts of tables, which leave their places by themselves.
 * @returns {Set<string>} what was lost with words in it: "deleted", "hidden"
 */
export function removeHidden(body) {
  const lost = new Set();
  for (const element of body.querySelectorAll("*")) {
    const kind = leftOut(element);
    if (!kind) continue;
    if (kind !== "comment" && element.textContent.trim() && !isHiddenOnScreenOnly(element)) lost.add(kind);
    if (!OF_TABLES.has(element.localName)) element.remove();
  }
  return lost;
}
