// Tables: how one is put in, and what keeps them usable. The package prosemirror-tables does the rest.

import { Plugin, TextSelection } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
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
