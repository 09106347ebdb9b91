// What other programs' markup means. The server's cleaner reads the same table (styrmodell/lib/richtext/markup.py).

import TABLE from "../../styrmodell/lib/richtext/markup.json";

const pattern = (written) => new RegExp(written, "i");
const MARKS = Object.entries(TABLE.marks);
const LEFT_OUT = Object.entries(TABLE.leftOut);
const READ = new Set([
  "list-style-type",
  ...MARKS.flatMap(([, mark]) => [...Object.keys(mark.on), ...Object.keys(mark.off)]),
  ...LEFT_OUT.flatMap(([, kind]) => Object.keys(kind.styles)),
]);
const WRAPPED = TABLE.wrappedLinks.map(({ begins, parameter }) => [pattern(`${begins}[^\\s<>"]*`), parameter]);
const MOST_WRAPPINGS = 3;

export const HEADER_ROWS = TABLE.tables.headerRows;

/** What a style says, by property. */
export function declarations(style) {
  const said = {};
  for (const declaration of style.split(";")) {
    const [name, ...value] = declaration.split(":");
    said[name.trim().toLowerCase()] = value.join(":").replace("!important", "").trim();
  }
  return said;
}

const saidOf = (element) => declarations(element.dataset.style ?? "");
const anyMatches = (patterns, said) =>
  Object.entries(patterns).some(([name, written]) => name in said && pattern(written).test(said[name]));

/** The marks that an element's style gives its text, and whether it takes away the one that its name gives. */
export function marksOf(element) {
  const said = saidOf(element);
  const name = element.localName;
  const isUndone = MARKS.some(([, mark]) => mark.elements.includes(name) && anyMatches(mark.off, said));
  const given = MARKS.filter(([, mark]) => !mark.elements.includes(name) && anyMatches(mark.on, said));
  return { isUndone, given: given.map(([mark]) => mark) };
}

/** "deleted", "hidden" or "comment" for what the writer had taken away or hidden; undefined for everything else. */
export function leftOut(element) {
  const said = saidOf(element);
  const isThis = ([, { elements, classes, attributes, styles }]) =>
    elements.includes(element.localName) ||
    classes.some((name) => element.classList.contains(name)) ||
    attributes.some((name) => element.hasAttribute(name)) ||
    hides(styles, said, element);
  return LEFT_OUT.find(isThis)?.[0];
}

// An element inside one without size or sight may be set back to be seen: web pages use that against white space.
function hides(patterns, said, element) {
  const matches = (name, about) => name in about && pattern(patterns[name]).test(about[name]);
  const hiding = Object.keys(patterns).filter((name) => matches(name, said));
  if (!hiding.length || !hiding.every((name) => TABLE.setBackWithin.includes(name))) return hiding.length > 0;
  const inner = [...element.querySelectorAll("[data-style]")].map(saidOf);
  return !inner.some((about) => hiding.some((name) => name in about && !matches(name, about)));
}

/** True for text that a program hides on screen only, as the page numbers in Word's contents: nobody needs to be told. */
export const isHiddenOnScreenOnly = (element) => saidOf(element)["mso-hide"] === "screen";

/** How a numbered list counts: "a", "A", "i" or "I" as HTML writes it, otherwise "". */
export function listType(list) {
  const type = list.getAttribute("type");
  if (TABLE.lists.types.includes(type)) return type;
  const styles = [list, list.firstElementChild].map((element) => element && saidOf(element)["list-style-type"]);
  return styles.map((style) => TABLE.lists.styles[style?.toLowerCase()]).find(Boolean) ?? "";
}

/** Whether the words of a cell are a "figure", a sign for "nothing", a "year" or a "name". */
export const isLike = (kind, words) => pattern(TABLE.tables[kind]).test(words);

/** What the style sheets in the HTML say of classes: Word and Excel keep bold, struck and hidden there. */
export function sheetOf(html) {
  const sheet = {};
  for (const [, block] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)) {
    for (const [selectors, style] of rulesIn(block.replace(/<!--|-->|\/\*[\s\S]*?\*\//g, ""))) {
      const read = Object.entries(declarations(style)).filter(([name]) => READ.has(name));
      if (read.length === 0) continue;
      for (const selector of selectors.split(",")) {
        const found = /^\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector);
        if (!found) continue;
        const key = `${(found[1] ?? "").toLowerCase()}.${found[2]}`;
        sheet[key] = `${sheet[key] ?? ""};${read.map((one) => one.join(":")).join(";")}`;
      }
    }
  }
  return sheet;
}

/** The selectors and the style of each rule, but of those for print or for some screens only. */
function rulesIn(css) {
  const rules = [];
  let depth = 0;
  for (const part of css.split("}")) {
    const opened = part.split("{");
    if (depth === 0 && opened.length === 2) rules.push(opened);
    depth = Math.max(0, depth + opened.length - 2);
  }
  return rules;
}

/** Writes what the style sheets say of an element's classes into its own style, which has the last word. */
export function applySheet(body, sheet) {
  if (Object.keys(sheet).length === 0) return;
  for (const element of body.querySelectorAll("[class]")) {
    for (const name of element.classList) {
      for (const key of [`.${name}`, `${element.localName}.${name}`]) {
        if (key in sheet) element.dataset.style = `${sheet[key]};${element.dataset.style ?? ""}`;
      }
    }
  }
}

/** Where a link leads after all: SafeLinks go by way of a guard and carry the address of who got the letter. */
export function unwrapped(address) {
  let found = address;
  for (let times = 0; times < MOST_WRAPPINGS; times += 1) {
    const [, parameter] = WRAPPED.find(([begins]) => found.search(begins) === 0) ?? [];
    if (!parameter || !URL.canParse(found)) return found;
    const { searchParams, origin, pathname } = new URL(found);
    found = searchParams.get(parameter) ?? origin + pathname;
  }
  return found;
}

/** The text with every such address in it replaced by where it leads. */
export function unwrappedIn(text) {
  return WRAPPED.reduce((words, [begins]) => words.replaceAll(new RegExp(begins, "gi"), unwrapped), text);
}
