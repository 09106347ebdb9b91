// The tools that ask first: link, picture and table. Each is given the editor: { view, say, uploadURL }.

import { toggleMark } from "prosemirror-commands";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { completed, isLink } from "./addresses.js";
import { ask } from "./dialog.js";
import { schema } from "./schema.js";
import { insertTable } from "./tables.js";

const { nodes, marks } = schema;
const DESCRIPTION = "Beskrivning för den som inte ser bilden";
const NO_LINK = "Skriv en webbadress, en e-postadress eller en sökväg som börjar med /.";

const addressFault = (value) => (isLink(completed(value)) ? "" : NO_LINK);
const descriptionFault = (value) => (value.trim() ? "" : "Beskriv vad bilden visar.");

/** Makes a link of the selected words, or changes or removes the link at the cursor. */
export async function editLink({ view }) {
  const around = linkAround(view.state);
  if (around) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, around.from, around.to)));
  const needsWords = view.state.selection.empty;
  const attributes = { value: around?.href ?? "", inputmode: "url" };
  const fields = [{ name: "href", label: "Adress", attributes, fault: addressFault }];
  if (needsWords) fields.push({ name: "words", label: "Text", attributes: { required: true } });
  const actions = [{ value: "save", label: around ? "Ändra" : "Infoga" }];
  if (around) actions.push({ value: "remove", label: "Ta bort länken" });
  const answer = await askAbout(view, "Länk", fields, actions);
  if (!answer) return;
  const { from, to } = view.state.selection;
  if (answer.action === "remove") return view.dispatch(view.state.tr.removeMark(from, to, marks.link));
  const link = marks.link.create({ href: completed(answer.values.href) });
  if (needsWords) view.dispatch(view.state.tr.replaceSelectionWith(schema.text(answer.values.words, [link]), false));
  else view.dispatch(view.state.tr.addMark(from, to, link));
}

/** Describes the selected picture, or asks for a file and puts it in. */
export async function editPicture(editor) {
  const { selection } = editor.view.state;
  const chosen = selection instanceof NodeSelection && selection.node.type === nodes.image ? selection : null;
  if (chosen) return describePicture(editor.view, chosen);
  const attributes = { type: "file", accept: "image/png,image/jpeg", required: true };
  await insertPicture(editor, [{ name: "file", label: "Fil (PNG eller JPEG)", attributes }]);
}

/** Asks for the description of a picture that was pasted or dropped, and puts it in. */
export async function insertPicture(editor, fileFields, file = null) {
  const description = { name: "alt", label: DESCRIPTION, attributes: { required: true }, fault: descriptionFault };
  const answer = await askAbout(editor.view, "Bild", [...fileFields, description], [{ value: "save", label: "Infoga" }]);
  if (!answer) return;
  editor.say("Bilden laddas upp …");
  const { url, error } = await upload(editor.uploadURL, file ?? answer.values.file);
  if (editor.view.isDestroyed) return;
  editor.say(error ?? "Bilden är infogad.");
  if (error) return;
  const picture = nodes.image.create({ src: url, alt: answer.values.alt.trim() });
  editor.view.dispatch(editor.view.state.tr.replaceSelectionWith(picture).scrollIntoView());
}

/** Asks how large a table is wanted and puts it in. */
export async function askForTable({ view }) {
  const size = (name, label, min, max) => {
    return { name, label, attributes: { type: "number", min, max, value: 3, required: true } };
  };
  const fields = [size("rows", "Rader, med rubrikraden", 2, 50), size("columns", "Kolumner", 1, 12)];
  const answer = await askAbout(view, "Tabell", fields, [{ value: "save", label: "Infoga" }]);
  if (!answer) return;
  insertTable(Number(answer.values.rows), Number(answer.values.columns))(view.state, view.dispatch);
}

/**
 * Asks, and gives the text back the selection it had: as the dialog closes, the browser puts the cursor where it likes.
 * @returns what `ask` answers; null also when the editor has left the page meanwhile
 */
export async function askAbout(view, ...question) {
  const { doc, selection } = view.state;
  const answer = await ask(...question);
  if (view.isDestroyed) return null;
  if (view.state.doc === doc) view.dispatch(view.state.tr.setSelection(selection));
  return answer;
}

export const canLink = (state) => Boolean(linkAround(state)) || state.selection.empty || toggleMark(marks.link)(state);

async function describePicture(view, { node, from }) {
  const attributes = { required: true, value: node.attrs.alt };
  const field = { name: "alt", label: DESCRIPTION, attributes, fault: descriptionFault };
  const answer = await askAbout(view, "Bild", [field], [{ value: "save", label: "Ändra" }]);
  if (!answer) return;
  view.dispatch(view.state.tr.setNodeAttribute(from, "alt", answer.values.alt.trim()));
}

/** Where the link at the cursor begins and ends, and its address; undefined when there is none. */
function linkAround({ selection }) {
  const { $from, empty } = selection;
  const link = marks.link.isInSet($from.marks()) ?? marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!link) return undefined;
  const parent = $from.parent;
  let index = $from.index();
  if (!link.isInSet(parent.maybeChild(index)?.marks ?? [])) index -= 1; // at the very end of the link
  let first = index;
  let last = index + 1;
  while (first > 0 && link.isInSet(parent.child(first - 1).marks)) first -= 1;
  while (last < parent.childCount && link.isInSet(parent.child(last).marks)) last += 1;
  const start = (child) => {
    let position = $from.start();
    for (let at = 0; at < child; at += 1) position += parent.child(at).nodeSize;
    return position;
  };
  const found = { from: start(first), to: start(last), href: link.attrs.href };
  return empty || (selection.from >= found.from && selection.to <= found.to) ? found : undefined;
}

async function upload(address, file) {
  const body = new FormData();
  body.append("file", file);
  const token = document.querySelector("meta[name=csrf-token]").content;
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
    const told = await answer.json();
    return told.url ? told : { error: told.error ?? "Bilden kunde inte laddas upp." };
  } catch {
    return { error: "Bilden kunde inte laddas upp. Försök igen om en stund." };
  }
}
