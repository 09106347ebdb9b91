// Plain text on the clipboard: Word's lists are lists, and rows of cells are a table.

import { nested } from "./paste_lists.js";
import { nameColumns } from "./paste_tables.js";
import { signedText, signOf } from "./signs.js";

const TYPED = /^(\s*)([•·▪◦‣●○■*-]|\d{1,3}[.)])[ \u00a0]+(?=\S)/; // as people type it themselves, without a tab

/**
 * The lists or the table that a text stands for, in an element.
 * @param {string} text
 * @param {{inTable: boolean}} place in a table the first row pasted is no header row
 * @returns {Element|null} null when it is neither
 */
export function structureOf(text, place) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const items = lines.map((line, index) => itemOf(line) ?? typedItemOf(lines, index));
  const isList = lines.every((line, index) => items[index] || !line.trim());
  const table = isList ? null : tableFrom(lines.join("\n"), place);
  if (table) return table;
  return items.some(Boolean) ? listsFrom(lines, items) : null;
}

/** The items as lists, and the lines between them as paragraphs. */
function listsFrom(lines, items) {
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  let run = [];
  const endRun = () => {
    if (run.length) holder.append(...nested(leveled(run, holder.ownerDocument)));
    run = [];
  };
  for (const [index, line] of lines.entries()) {
    if (items[index]) {
      run.push(items[index]);
      continue;
    }
    endRun();
    if (line.trim()) holder.append(withWords(holder.ownerDocument, "p", line.trim()));
  }
  endRun();
  return holder;
}

/** A line with a sign and a tab, as Word writes it; one with more tabs is a row of cells. */
function itemOf(line) {
  const signed = signedText(line);
  if (!signed) return null;
  const words = line.slice(signed.length);
  return words.includes("\t") ? null : { sign: signed.sign, indent: indentOf(line), words };
}

/** A line with a sign and a space is an item when the line before or after it is one too. */
function typedItemOf(lines, index) {
  const [own, ...beside] = [lines[index], lines[index - 1], lines[index + 1]].map((line) => TYPED.exec(line ?? ""));
  if (!own || !beside.some((other) => other && signOf(other[2]).key === signOf(own[2]).key)) return null;
  const words = lines[index].slice(own[0].length);
  return words.includes("\t") ? null : { sign: own[2], indent: own[1].length, words };
}

const indentOf = (line) => /^\s*/.exec(line)[0].replaceAll("\t", "    ").length;

/** The items with their levels: a sign that is new stands under the item before it, one that was there before goes on. */
function leveled(run, inert) {
  const open = []; // the lists that are open, from the outermost
  return run.map(({ sign, indent, words }) => {
    const about = signOf(sign);
    const isSame = (list) => list.indent === indent && list.key === about.key && goesOn(list, about);
    const at = open.findLastIndex(isSame);
    if (at >= 0) {
      open.length = at + 1;
    } else {
      while (open.length && open.at(-1).indent > indent) open.pop();
      open.push({ indent, key: about.key, type: about.type });
    }
    open.at(-1).last = /i/i.test(open.at(-1).type) ? about.start : (about.letter ?? about.start);
    const item = inert.createElement("li");
    item.append(withWords(inert, "p", words.trim()));
    return { item, level: open.length, list: about.key, ...about };
  });
}

// "i)" after "h)" is the next letter; after "b)" it is the first of a list of its own.
function goesOn(list, about) {
  return list.type === about.type || (/i/i.test(about.type) && about.letter === list.last + 1);
}

/**
 * A table made of text whose lines have equally many tabs, or null when the text is something else.
 * A cell that holds a line end or a tab stands in quotation marks, as Excel writes it.
 */
function tableFrom(text, { inTable }) {
  const rows = rowsOf(text);
  if (rows.length < 2 || rows[0].length < 2 || rows.some((row) => row.length !== rows[0].length)) return null;
  const table = document.implementation.createHTMLDocument("").createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const words of row) line.append(withWords(table.ownerDocument, "td", words.trim()));
  }
  if (!inTable) nameColumns(table);
  const holder = table.ownerDocument.createElement("div");
  holder.append(table);
  return holder;
}

function rowsOf(text) {
  const cells = `\n${text}`.matchAll(/([\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g);
  const rows = [];
  for (const [, before, quoted, words] of cells) {
    if (before !== "\t") rows.push([]);
    rows.at(-1).push(quoted === undefined ? words : quoted.replaceAll('""', '"'));
  }
  return rows;
}

/** An element with words; line ends in them are line breaks. */
function withWords(inert, name, words) {
  const made = inert.createElement(name);
  for (const line of words.split("\n")) {
    if (made.childNodes.length) made.append(inert.createElement("br"));
    made.append(line);
  }
  return made;
}
