// What a formatted text may consist of, and the way from and to the HTML in the textarea.
// The same subset as the server's: what cannot be written here is not stored there.

import { DOMParser as Reader, DOMSerializer, Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { isLink, isPicture, withoutOwnHost } from "./addresses.js";
import { parsed } from "./dom.js";
import { listType } from "./markup.js";

// Paragraphs and lists only, so tables never stand in tables.
const cells = tableNodes({
  tableGroup: "block",
  cellContent: "(paragraph | bullet_list | ordered_list)+",
  cellAttributes: {
    // Whether a header cell names its column or its row: kept, since the editor knows no head of a table.
    scope: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute("scope"),
      setDOMAttr: (scope, attributes) => {
        if (scope) attributes.scope = scope;
      },
    },
  },
});
const [headerCellRule] = cells.table_header.parseDOM;
// An empty header cell is stored as an ordinary one in the header row.
cells.table_header.parseDOM = [{ ...headerCellRule, tag: "thead td", priority: 60 }, headerCellRule];

const nodes = {
  doc: { content: "block+" },
  paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    group: "block",
    content: "text*",
    marks: "em link s sup sub",
    attrs: { level: { default: 3 } },
    defining: true,
    parseDOM: [3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: { start: { default: 1 }, type: { default: "" } },
    parseDOM: [{ tag: "ol", getAttrs: listAttributes }],
    toDOM: ({ attrs: { start, type } }) => ["ol", { start: start === 1 ? null : start, type: type || null }, 0],
  },
  list_item: {
    content: "paragraph (paragraph | bullet_list | ordered_list)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  ...cells,
  image: {
    group: "inline",
    inline: true,
    draggable: true,
    attrs: { src: {}, alt: { default: "" } },
    parseDOM: [{ tag: "img[src]", getAttrs: pictureAttributes }],
    toDOM: (node) => ["img", { src: node.attrs.src, alt: node.attrs.alt }],
  },
  hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  text: { group: "inline" },
};

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false, // what is written after a link is not part of it
    parseDOM: [{ tag: "a[href]", getAttrs: linkAttributes }],
    toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  s: { parseDOM: [{ tag: "s" }, { tag: "strike" }], toDOM: () => ["s", 0] },
  sup: { excludes: "sup sub", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
  sub: { excludes: "sup sub", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
};

// A list counts from its own number or from that of its first item.
function listAttributes(list) {
  const first = list.getAttribute("start") ?? list.firstElementChild?.getAttribute("value");
  return { start: Number.parseInt(first, 10) || 1, type: listType(list) };
}

function pictureAttributes(picture) {
  const src = withoutOwnHost(picture.getAttribute("src"));
  return isPicture(src) && { src, alt: picture.getAttribute("alt") ?? "" };
}

function linkAttributes(link) {
  const href = withoutOwnHost(link.getAttribute("href").trim());
  return isLink(href) && { href };
}

export const schema = new Schema({ nodes, marks });
export const reader = Reader.fromSchema(schema);
const writer = DOMSerializer.fromSchema(schema);

/** Writes what is copied, with a mark of ours: it is pasted unchanged. */
class Copied extends DOMSerializer {
  serializeFragment(...about) {
    const made = super.serializeFragment(...about);
    made.firstElementChild?.setAttribute("data-rt", "");
    return made;
  }
}

export const copied = new Copied(writer.nodes, writer.marks);

/** The document that the textarea's text stands for. Text without a single tag was typed without this editor. */
export function documentFrom(value) {
  return reader.parse(/<\/?[a-z][^<>]*>/i.test(value) ? parsed(value) : typed(value));
}

/** The HTML of a document; "" for an empty one. Empty paragraphs at the end are only places to write in. */
export function htmlOf(doc) {
  const inert = document.implementation.createHTMLDocument("");
  inert.body.append(writer.serializeFragment(doc.content, { document: inert }));
  return inert.body.innerHTML.replace(/(<p><\/p>)+$/, "");
}

function typed(text) {
  const body = document.implementation.createHTMLDocument("").body;
  for (const part of text.replaceAll("\r", "").split(/\n\s*\n/)) {
    const paragraph = body.ownerDocument.createElement("p");
    for (const line of part.trim().split("\n")) {
      if (paragraph.childNodes.length) paragraph.append(body.ownerDocument.createElement("br"));
      paragraph.append(line);
    }
    body.append(paragraph);
  }
  return body;
}
