// What is begun by typing: "- " and "1. " at the start of a paragraph make a list of it.

import { closeHistory } from "prosemirror-history";
import { wrapInList } from "prosemirror-schema-list";
import { schema } from "./schema.js";
import { signOf } from "./signs.js";

const BEGINS = /^(?:[-*•]|\(?(?:\d{1,3}|[ai])[.)])$/i;
const { nodes } = schema;

/**
 * Takes a space that is typed after a sign: the sign goes, and the paragraph is an item. Ångra brings the sign back.
 * @returns {boolean} whether it did
 */
export function beginList(view, from, to, text) {
  const { $from, empty } = view.state.selection;
  if (text !== " " || !empty || $from.parent.type !== nodes.paragraph) return false;
  const sign = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  if (!BEGINS.test(sign) || $from.node(-1).type === nodes.list_item) return false;
  view.dispatch(view.state.tr.insertText(text, from, to));
  const { state } = view;
  const { $from: at } = state.selection;
  const change = closeHistory(state.tr).delete(at.start(), at.pos);
  const { name, type, start } = signOf(sign);
  const list = name === "ol" ? nodes.ordered_list : nodes.bullet_list;
  const isList = wrapInList(list, name === "ol" ? { start, type } : null)(state.apply(change), (wrapping) => {
    for (const step of wrapping.steps) change.step(step);
  });
  if (isList) view.dispatch(change.scrollIntoView());
  return true;
}
