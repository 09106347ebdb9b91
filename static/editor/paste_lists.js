// Lists as Word, Word on the web, Safari and Outlook put them on the clipboard, made into nested ul and ol.

import { declarations, listType } from "./markup.js";
import { signedText, signOf, withoutSign } from "./signs.js";

const POINTS = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72 };

/** Word on the desktop: every item is a paragraph with `mso-list:l0 level1` in its style and its sign in a span. */
export function readWordLists(body) {
  const items = [];
  for (const paragraph of body.querySelectorAll("p[data-style*='mso-list']")) {
    const place = /mso-list:\s*l(\d+)\s+level(\d+)/.exec(paragraph.dataset.style);
    const sign = signIn(paragraph);
    if (!place || !sign) continue;
    const about = signOf(sign.textContent.replaceAll("\u00a0", " ").trim());
    sign.remove();
    items.push({ box: paragraph, item: itemOf(paragraph), level: Number(place[2]), list: place[1], ...about });
  }
  replaceWithLists(items);
  // A numbered heading: here the document gives the numbers.
  for (const heading of body.querySelectorAll("h1,h2,h3,h4,h5,h6")) signIn(heading)?.remove();
}

function signIn(paragraph) {
  const styled = [...paragraph.querySelectorAll("[data-style]")];
  return styled.find((span) => /mso-list:\s*ignore/i.test(span.dataset.style));
}

/** Safari and Outlook on the web lose Word's own styles: what is left is a sign, no-break spaces and an indent. */
export function readSignedParagraphs(body) {
  const items = [];
  for (const paragraph of body.querySelectorAll("p")) {
    const said = declarations(paragraph.dataset.style ?? "");
    const isItem = /(^|[\s_])MsoList/i.test(paragraph.className) || said["text-indent"]?.startsWith("-");
    const signed = isItem && signedText(paragraph.textContent);
    if (!signed) continue;
    withoutSign(paragraph, signed.length);
    const about = signOf(signed.sign);
    items.push({ box: paragraph, item: itemOf(paragraph), level: indentOf(said), list: about.key, ...about });
  }
  replaceWithLists(items);
}

/** How far the paragraph stands from the margin, in points. */
function indentOf(said) {
  const margins = (said.margin ?? "").split(/\s+/);
  const left = said["margin-left"] ?? margins[3] ?? margins[1] ?? "0";
  const [, number, unit] = /^([\d.]+)([a-z]*)$/.exec(left) ?? [null, "0", "pt"];
  return Math.round(Number(number) * (POINTS[unit] ?? 1));
}

/** Word on the web: every item is a list of its own in a box of its own; only `data-aria-level` says how deep it is. */
export function readWordOnlineLists(body) {
  const items = [];
  for (const item of body.querySelectorAll("li[data-aria-level]")) {
    const list = item.parentElement;
    const start = Number.parseInt(list.getAttribute("start"), 10) || 1;
    const name = list.localName;
    const box = list.closest(".ListContainerWrapper") ?? list;
    const type = name === "ol" ? listType(list) : "";
    items.push({ box, item, level: Number(item.dataset.ariaLevel), name, type, list: name, start });
  }
  replaceWithLists(items);
}

/** Outlook and Google Docs put a list straight into a list; it belongs to the item before it. */
export function moveListsIntoItems(body) {
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const before = list.previousElementSibling;
    if (before) {
      before.append(list);
    } else {
      const item = body.ownerDocument.createElement("li");
      list.before(item);
      item.append(list);
    }
  }
}

function itemOf(paragraph) {
  const item = paragraph.ownerDocument.createElement("li");
  const words = paragraph.ownerDocument.createElement("p");
  words.append(...paragraph.childNodes);
  item.append(words);
  return item;
}

/** Puts nested lists where the boxes of the items stand; boxes that follow each other make one list. */
function replaceWithLists(items) {
  let run = [];
  for (const [index, current] of items.entries()) {
    run.push(current);
    const next = items[index + 1];
    const goesOn = next && (next.box === current.box || next.box === current.box.nextElementSibling);
    if (goesOn) continue;
    run[0].box.before(...nested(run));
    for (const { box } of run) box.remove();
    run = [];
  }
}

/**
 * The lists that items of different levels make; a deeper item starts a list inside the item before it.
 * @param {Array<{item: Element, level: number, name: string, type: string, list: string, start: number}>} items
 *   items of the same `list` and level stand in one list
 */
export function nested(items) {
  const lists = [];
  const open = []; // from the outermost list to the innermost
  for (const { item, level, name, type, list, start } of items) {
    const isOver = (last) => last.level > level || (last.level === level && last.list !== list);
    while (open.length && isOver(open.at(-1))) open.pop();
    if (open.at(-1)?.level !== level) {
      const made = item.ownerDocument.createElement(name);
      if (start > 1) made.setAttribute("start", start);
      if (type) made.setAttribute("type", type);
      const parent = open.at(-1)?.made.lastElementChild;
      if (parent) parent.append(made);
      else lists.push(made);
      open.push({ level, list, made });
    }
    open.at(-1).made.append(item);
  }
  return lists;
}
