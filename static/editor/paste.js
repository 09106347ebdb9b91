// Makes what Word, Outlook, Excel and Google Docs put on the clipboard into plain HTML before the editor reads it.
// The order of the steps matters: lists and headings are recognised by styles that the last step removes.

import { isPicture, withoutOwnHost } from "./addresses.js";
import { parsed, rename, unwrap } from "./dom.js";
import { moveListsIntoItems, readWordLists, readWordOnlineLists } from "./paste_lists.js";

const BLOCKS = "p,div,ul,ol,table,h1,h2,h3,h4,h5,h6";
const WITHOUT_WORDS = "script,style,meta,link,title,xml,.msocomanchor,[data-style*='mso-element:comment']";

/**
 * @param {string} html what the clipboard holds
 * @param {{inTable: boolean}} place in a table the first row pasted is no header row
 * @returns {{html: string, lostPictures: number}} pictures lie on the sender's computer and cannot come along
 */
export function cleanPasted(html, { inTable }) {
  const body = parsed(html);
  const isOwn = body.querySelector("[data-pm-slice]"); // copied from an editor like this one
  if (isOwn) return { html: body.innerHTML, lostPictures: 0 };
  for (const foreign of body.querySelectorAll(WITHOUT_WORDS)) foreign.remove();
  const lostPictures = removePictures(body);
  readMarks(body);
  body.querySelectorAll("a[href^='#']").forEach(unwrap); // footnotes and bookmarks, which do not come along
  readWordLists(body);
  readWordOnlineLists(body);
  moveListsIntoItems(body);
  readHeadings(body);
  unwrapOfficeElements(body);
  readDivisions(body);
  tidySpaces(body);
  removeEmptyParagraphs(body);
  if (!inTable) body.querySelectorAll("table").forEach(nameColumns);
  for (const styled of body.querySelectorAll("[data-style]")) styled.removeAttribute("data-style");
  return { html: body.innerHTML, lostPictures };
}

function removePictures(body) {
  let lost = 0;
  for (const picture of body.querySelectorAll("img")) {
    const address = withoutOwnHost(picture.getAttribute("src") ?? "");
    if (isPicture(address)) continue;
    picture.remove();
    lost += 1;
  }
  return lost;
}

function readMarks(body) {
  for (const bold of body.querySelectorAll("b[data-style]")) {
    if (/font-weight:\s*(normal|400)/i.test(bold.dataset.style)) unwrap(bold); // Google Docs wraps everything in one
  }
  for (const styled of body.querySelectorAll("span[data-style],a[data-style],font[data-style]")) {
    const style = styled.dataset.style;
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapContent(styled, "strong");
    if (/font-style:\s*italic/i.test(style)) wrapContent(styled, "em");
  }
}

function wrapContent(outer, name) {
  const inner = outer.ownerDocument.createElement(name);
  inner.append(...outer.childNodes);
  outer.append(inner);
}

// The highest level that was pasted becomes Rubrik, the others Underrubrik; in lists and tables there are no headings.
function readHeadings(body) {
  for (const paragraph of body.querySelectorAll("p[role=heading][aria-level]")) {
    rename(paragraph, `h${Math.min(6, paragraph.getAttribute("aria-level"))}`);
  }
  for (const paragraph of body.querySelectorAll("p[data-style*='mso-outline-level']")) {
    const level = /mso-outline-level:\s*(\d)/.exec(paragraph.dataset.style);
    if (level) rename(paragraph, `h${Math.min(6, level[1])}`);
  }
  const headings = [...body.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const levelOf = (heading) => Number(heading.tagName[1]);
  const highest = Math.min(...headings.map(levelOf));
  for (const heading of headings) {
    if (heading.closest("td,th,li")) rename(heading, "p");
    else rename(heading, levelOf(heading) === highest ? "h3" : "h4");
  }
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
function tidySpaces(body) {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.data = text.data.replace(/(?<!\d)\u00a0|\u00a0(?![\d%])/g, " ").replace(/[\u00ad\u200b\ufeff]/g, "");
  }
}

function removeEmptyParagraphs(body) {
  for (const paragraph of body.querySelectorAll("p")) {
    const isEmpty = !paragraph.textContent.trim() && !paragraph.querySelector("img");
    if (isEmpty && !paragraph.closest("td,th,li")) paragraph.remove();
  }
}

// Office does not mark header cells; nearly every pasted table has its column names in the first row.
function nameColumns(table) {
  if (table.querySelector("th") || table.rows.length < 2) return;
  for (const cell of [...table.rows[0].cells]) {
    const header = rename(cell, "th");
    for (const span of ["colspan", "rowspan"]) {
      if (cell.hasAttribute(span)) header.setAttribute(span, cell.getAttribute(span));
    }
    header.querySelectorAll("b,strong").forEach(unwrap); // header cells are bold already
  }
}

/** Whether anything can be read in what the clipboard holds. */
export function hasWords(html) {
  return cleanPasted(html, { inTable: false }).html.replace(/<[^>]*>/g, "").trim() !== "";
}

/** A table made of text whose lines have equally many tabs, or null when the text is something else. */
export function tableFromText(text, { inTable }) {
  const lines = text.replaceAll("\r", "").replace(/\n+$/, "").split("\n");
  const rows = lines.map((line) => line.split("\t"));
  if (rows.length < 2 || rows[0].length < 2 || rows.some((row) => row.length !== rows[0].length)) return null;
  const table = document.implementation.createHTMLDocument("").createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const words of row) line.insertCell().append(words.trim());
  }
  if (!inTable) nameColumns(table);
  return table;
}
