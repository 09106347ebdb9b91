// Tables: how one is put in, and what keeps them usable. The package prosemirror-tables does the rest.

import { Plugin, TextSelection } from "prosemirror-state";
import { isInTable, TableMap } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isLike } from "./markup.js";
import { schema } from "./schema.js";

const { nodes } = schema;

/** Puts an empty table with a header row at the selection and the cursor in its first cell. */
export function insertTable(rowCount, columnCount) {
  return (state, dispatch) => {
    if (isInTable(state)) return false;
    const row = (cellType) => {
      const cells = Array.from({ length: columnCount }, () => cellType.createAndFill());
      return nodes.table_row.create(null, cells);
    };
    const body = Array.from({ length: rowCount - 1 }, () => row(nodes.table_cell));
    const change = state.tr.replaceSelectionWith(nodes.table.create(null, [row(nodes.table_header), ...body]));
    const start = change.mapping.map(state.selection.from, -1);
    change.setSelection(TextSelection.near(change.doc.resolve(start)));
    dispatch?.(change.scrollIntoView());
    return true;
  };
}

/** Without a paragraph after a table that comes last nobody could write below it. */
export const roomAfterTable = new Plugin({
  appendTransaction: (transactions, before, { doc, tr }) =>
    doc.lastChild.type === nodes.table ? tr.insert(doc.content.size, nodes.paragraph.create()) : null,
});

/** A header cell without words names nothing: until something is written it is an ordinary cell to screen readers. */
export const emptyHeaderCells = new Plugin({
  props: {
    decorations({ doc }) {
      const found = [];
      doc.descendants((node, position) => {
        const isEmpty = node.type === nodes.table_header && node.textContent === "" && node.content.size === 2;
        if (isEmpty) found.push(Decoration.node(position, position + node.nodeSize, { role: "cell" }));
        return node.type === nodes.table || node.type === nodes.table_row;
      });
      return DecorationSet.create(doc, found);
    },
  },
});

/** Columns of figures are set to the right, as where the text is shown. */
export const figureCells = new Plugin({
  state: {
    init: (config, { doc }) => figuresIn(doc),
    apply: (change, found) => (change.docChanged ? figuresIn(change.doc) : found),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});

function figuresIn(doc) {
  const found = [];
  doc.forEach((table, position) => {
    if (table.type !== nodes.table) return;
    const start = position + 1;
    for (const at of figureCellsOf(table)) {
      found.push(Decoration.node(start + at, start + at + table.nodeAt(at).nodeSize, { class: "r" }));
    }
  });
  return DecorationSet.create(doc, found);
}

/** Where the cells stand that are in columns of figures; the first column may name the rows and is left as it is. */
function figureCellsOf(table) {
  const map = TableMap.get(table);
  const head = headOf(table);
  const isRowName = (at, row) => row >= head && table.nodeAt(at).type === nodes.table_header;
  const columns = [];
  for (let column = 0; column < map.width; column += 1) {
    const rows = Array.from({ length: map.height }, (_, row) => [map.map[row * map.width + column], row]);
    const single = [...new Map(rows)].filter(([at]) => table.nodeAt(at).attrs.colspan === 1);
    const words = single.filter(([, row]) => row >= head).map(([at]) => wordsOf(table.nodeAt(at)));
    if (!words.every((text) => isFigure(text) || isLike("nothing", text))) continue;
    const isYear = single.some(([at, row]) => row < head && isLike("year", wordsOf(table.nodeAt(at))));
    const cells = single.filter(([at, row]) => !isRowName(at, row)).map(([at]) => at);
    columns.push({ isSure: words.some(isFigure), isYear, cells });
  }
  // A year that has no figures yet stands as those beside it that have.
  const hasYears = columns.some(({ isSure, isYear }) => isSure && isYear);
  return columns.filter(({ isSure, isYear }) => isSure || (isYear && hasYears)).flatMap(({ cells }) => cells);
}

const isFigure = (words) => words !== "" && words.length <= 40 && isLike("figure", words);

function headOf(table) {
  let rows = 0;
  while (rows < table.childCount - 1 && onlyHeaders(table.child(rows))) rows += 1;
  return rows;
}

function onlyHeaders(row) {
  let isAll = true;
  row.forEach((cell) => {
    isAll &&= cell.type === nodes.table_header;
  });
  return isAll;
}

/** The words of a cell without the notes that stand above the line. */
function wordsOf(cell) {
  const words = [];
  cell.descendants((node) => {
    if (node.isText && !schema.marks.sup.isInSet(node.marks)) words.push(node.text);
  });
  return words.join(" ").replace(/\s+/g, " ").trim();
}
