// What the tools and the keys do. A command answers whether it can be done, and does it when given `dispatch`.

import { baseKeymap, chainCommands, setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { addRowAfter, goToNextCell, isInTable } from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const isList = (node) => node.type === nodes.bullet_list || node.type === nodes.ordered_list;

/** The innermost list the selection stands in, with its position, or undefined. */
function listAround({ $from }) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (isList($from.node(depth))) return { node: $from.node(depth), position: $from.before(depth) };
  }
  return undefined;
}

export const isIn = (state, listType) => listAround(state.selection)?.node.type === listType;
export const isParagraph = ({ selection }) => selection.$from.parent.type === nodes.paragraph;
export const isHeading = ({ selection }, level) => selection.$from.parent.attrs.level === level;

export function hasMark(state, mark) {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

export const toParagraph = setBlockType(nodes.paragraph);

/** Makes a heading of the paragraph, and a paragraph of that heading. */
export function toggleHeading(level) {
  const toHeading = setBlockType(nodes.heading, { level });
  return (state, dispatch) => (isHeading(state, level) ? toParagraph : toHeading)(state, dispatch);
}

/** Makes a list, changes the kind of a list, or takes the item out of a list of that kind. */
export function toggleList(listType) {
  const wrap = wrapInList(listType);
  const leave = liftListItem(nodes.list_item);
  return (state, dispatch) => {
    const around = listAround(state.selection);
    if (!around) return wrap(state, dispatch);
    if (around.node.type === listType) return leave(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.position, listType));
    return true;
  };
}

/** A line break; a heading is one line. */
function breakLine(state, dispatch) {
  if (isParagraph(state)) dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
}

/** Writes on in a new row after the last cell of a table, as in Word. */
function goToNewRow(state, dispatch) {
  if (!isInTable(state)) return false;
  return addRowAfter(state, (change) => {
    const grown = state.apply(change);
    goToNextCell(1)(grown, ({ selection: { from, to } }) => {
      dispatch?.(change.setSelection(TextSelection.create(change.doc, from, to)).scrollIntoView());
    });
  });
}

export const indent = sinkListItem(nodes.list_item);
export const outdent = liftListItem(nodes.list_item);

/**
 * The keys. Tab moves between cells, where Alt+F10 and the arrow keys lead out, and otherwise leaves the field: the
 * keyboard is never caught.
 */
export const keys = {
  ...baseKeymap,
  Enter: chainCommands(splitListItem(nodes.list_item), baseKeymap.Enter),
  "Shift-Enter": breakLine,
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  "Mod-b": toggleMark(marks.strong),
  "Mod-i": toggleMark(marks.em),
  "Shift-Mod-x": toggleMark(marks.s),
  "Mod-.": toggleMark(marks.sup),
  "Mod-,": toggleMark(marks.sub),
  "Mod-]": indent,
  "Mod-[": outdent,
  "Shift-Alt-ArrowRight": indent, // as in Word; a Swedish keyboard has no bracket keys
  "Shift-Alt-ArrowLeft": outdent,
  Tab: chainCommands(goToNextCell(1), goToNewRow),
  "Shift-Tab": goToNextCell(-1),
};
