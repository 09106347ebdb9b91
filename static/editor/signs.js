// The signs that items of a list begin with: points, numbers, letters. One reading for Word's HTML, plain text and the keys.

const POINTS = "[•·▪▫◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8\uf076§oüØ*–-]";
const NUMBERS = "\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*[.)]|[a-zåäö][.)]|[ivx]{2,5}[.)])";
const AT_START = new RegExp(`^\\s*(${POINTS}|${NUMBERS})([\\s\\u00a0]*[\\t\\u00a0][\\s\\u00a0]*)(?=\\S)`, "i");
const ROMAN = { i: 1, v: 5, x: 10 };

/** The sign that a text begins with, and how long it is with the tab or the no-break spaces after it; null without one. */
export function signedText(text) {
  const found = AT_START.exec(text);
  return found && { sign: found[1], length: found[0].length };
}

/**
 * What kind of list a sign stands in: `name` of the element, `type` of numbers, where it would `start`.
 * `letter` is the place of a single letter in the alphabet. `key` is the same for all signs of a list.
 */
export function signOf(sign) {
  const [, number, end] = /^\(?([\d.]*\d|[a-zåäö](?=[.)])|[ivx]+(?=[.)]))([.)]?)$/i.exec(sign) ?? [];
  if (!number) return { name: "ul", type: "", start: 1, key: sign };
  const isCapital = number !== number.toLowerCase();
  if (/\d/.test(number)) return { name: "ol", type: "", start: Number(number.split(".").at(-1)), key: `1${end}` };
  const place = number.toLowerCase().charCodeAt(0) - 96;
  const letter = number.length === 1 && place <= 26 ? place : undefined;
  if (/^[ivx]+$/i.test(number)) {
    return { name: "ol", type: isCapital ? "I" : "i", start: roman(number.toLowerCase()), letter, key: `a${end}` };
  }
  return { name: "ol", type: isCapital ? "A" : "a", start: letter ?? 1, letter, key: `a${end}` };
}

function roman(letters) {
  const values = [...letters].map((letter) => ROMAN[letter]);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Takes the first characters out of a paragraph, wherever its elements put them. */
export function withoutSign(paragraph, length) {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = length;
  while (left > 0 && walker.nextNode()) {
    const text = walker.currentNode;
    const cut = Math.min(left, text.data.length);
    text.data = text.data.slice(cut);
    left -= cut;
  }
}
