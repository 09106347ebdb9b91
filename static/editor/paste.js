// Makes what Word, Outlook, Excel and Google Docs put on the clipboard into plain HTML before the editor reads it.
// The order of the steps matters: lists and headings are recognised by styles that the last step removes.

import { isPicture, withoutOwnHost } from "./addresses.js";
import { parsed, rename, unwrap } from "./dom.js";
import { applySheet, listType, marksOf, sheetOf, unwrapped, unwrappedIn } from "./markup.js";
import { removeHidden } from "./paste_hidden.js";
import { moveListsIntoItems, readSignedParagraphs, readWordLists, readWordOnlineLists } from "./paste_lists.js";
import { nameColumns, readInnerTables, removeHiddenLines } from "./paste_tables.js";

const BLOCKS = "p,div,ul,ol,table,h1,h2,h3,h4,h5,h6,blockquote,dl,pre,section,article";
const BOLD_ALREADY = "th,h1,h2,h3,h4,h5,h6";
const WITHOUT_WORDS = "script,style,meta,link,title,xml";

/**
 * @param {string} html what the clipboard holds
 * @param {{inTable: boolean}} place in a table the first row pasted is no header row
 * @returns {{html: string, lost: Set<string>}} what could not come along: "pictures" lie on the sender's computer;
 *   "deleted" and "hidden" text was taken away by whoever wrote it
 */
export function cleanPasted(html, { inTable }) {
  const body = parsed(html);
  if (isOwn(body)) return { html: body.innerHTML, lost: new Set() };
  applySheet(body, sheetOf(html));
  for (const foreign of body.querySelectorAll(WITHOUT_WORDS)) foreign.remove();
  const lost = removeHidden(body);
  for (const table of body.querySelectorAll("table")) if (removeHiddenLines(table)) lost.add("hidden");
  readInnerTables(body);
  if (removePictures(body)) lost.add("pictures");
  readMarks(body);
  readLinks(body);
  readWordLists(body);
  readSignedParagraphs(body);
  readWordOnlineLists(body);
  moveListsIntoItems(body);
  readListTypes(body);
  readHeadings(body);
  unwrapOfficeElements(body);
  readDivisions(body);
  tidyWords(body);
  removeEmptyParagraphs(body);
  if (!inTable) body.querySelectorAll("table").forEach(nameColumns);
  for (const styled of body.querySelectorAll("[data-style]")) styled.removeAttribute("data-style");
  return { html: body.innerHTML, lost };
}

/** Whether it was copied from an editor of ours; others that are built with ProseMirror mark what they copy in the same way. */
const isOwn = (body) => Boolean(body.querySelector("[data-pm-slice]") && body.querySelector("[data-rt]"));

function removePictures(body) {
  const isOurs = (picture) => isPicture(withoutOwnHost(picture.getAttribute("src") ?? ""));
  const foreign = [...body.querySelectorAll("img")].filter((picture) => !isOurs(picture));
  for (const picture of foreign) picture.remove();
  return foreign.length;
}

function readMarks(body) {
  for (const styled of body.querySelectorAll("[data-style]")) {
    const { given, isUndone } = marksOf(styled);
    for (const mark of given) {
      if (mark !== "strong" || !styled.closest(BOLD_ALREADY)) markWords(styled, mark);
    }
    if (isUndone) unwrap(styled); // Google Docs wraps everything in a b that is not bold
  }
}

// Each stretch of words by itself: a mark around paragraphs is none.
function markWords(outer, mark) {
  for (const text of textsIn(outer)) {
    if (!text.data.trim()) continue;
    const made = text.ownerDocument.createElement(mark);
    text.replaceWith(made);
    made.append(text);
  }
}

function readLinks(body) {
  body.querySelectorAll("a[href^='#']").forEach(unwrap); // footnotes and bookmarks, which do not come along
  for (const link of body.querySelectorAll("a[href]")) link.setAttribute("href", unwrapped(link.getAttribute("href")));
}

function readListTypes(body) {
  for (const list of body.querySelectorAll("ol")) {
    const type = listType(list);
    if (type) list.setAttribute("type", type);
    else list.removeAttribute("type");
  }
}

// The highest level that was pasted becomes Rubrik, the others Underrubrik; in lists and tables there are no headings.
function readHeadings(body) {
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  for (const paragraph of body.querySelectorAll("p[role=heading][aria-level]")) {
    rename(paragraph, `h${Math.min(6, Number.parseInt(paragraph.getAttribute("aria-level"), 10) || 6)}`);
  }
  for (const paragraph of body.querySelectorAll("p[data-style*='mso-outline-level']")) {
    const level = /mso-outline-level:\s*([1-9])/.exec(paragraph.dataset.style);
    if (level) rename(paragraph, `h${Math.min(6, level[1])}`);
  }
  for (const heading of body.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    if (heading.closest("td,th,li")) rename(heading, "p");
  }
  const headings = [...body.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const levelOf = (heading) => Number(heading.localName[1]);
  const highest = Math.min(...headings.map(levelOf));
  for (const heading of headings) rename(heading, levelOf(heading) === highest ? "h3" : "h4");
}

// Word's own elements have a prefix: o:p, v:shape, w:sdt.
function unwrapOfficeElements(body) {
  for (const inner of body.querySelectorAll("*")) {
    if (inner.tagName.includes(":")) unwrap(inner);
  }
}

// Outlook writes paragraphs as div.
function readDivisions(body) {
  for (const division of body.querySelectorAll("div")) {
    if (!division.querySelector(BLOCKS)) rename(division, "p");
  }
}

// No-break spaces stay where a number would break ("1 234", "87,5 %"); Word puts them everywhere else too.
function tidyWords(body) {
  for (const text of textsIn(body)) {
    const words = text.data.replace(/(?<!\d)\u00a0|\u00a0(?![\d%])/g, " ").replace(/[\u00ad\u200b\ufeff]/g, "");
    text.data = unwrappedIn(words);
  }
}

function textsIn(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function removeEmptyParagraphs(body) {
  for (const paragraph of body.querySelectorAll("p")) {
    const isEmpty = !paragraph.textContent.trim() && !paragraph.querySelector("img");
    if (isEmpty && !paragraph.closest("td,th,li")) paragraph.remove();
  }
}

/** Whether anything can be read in what the clipboard holds. */
export function hasWords(html) {
  return cleanPasted(html, { inTable: false }).html.replace(/<[^>]*>/g, "").trim() !== "";
}
