// The row of tools above the text: one stop for the Tab key, the arrow keys move between its tools (WAI-ARIA toolbar).

import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from "prosemirror-tables";
import { isInTable, toggleHeader } from "prosemirror-tables";
import { hasMark, indent, isHeading, isIn, isParagraph, outdent } from "./commands.js";
import { toggleHeading, toggleList, toParagraph } from "./commands.js";
import { element } from "./dom.js";
import { askForTable, canLink, editLink, editPicture } from "./inserting.js";
import { askForNumber, livingNumbers } from "./living_numbers.js";
import { askForReference, canRefer } from "./references.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const heading = (level) => ({ can: toggleHeading(level), isOn: (state) => isHeading(state, level) });
const list = (type) => ({ can: toggleList(type), isOn: (state) => isIn(state, type) });
const mark = (type) => ({ can: toggleMark(type), isOn: (state) => hasMark(state, type) });

// text: what the tool shows
// name: its accessible name, where that is more than the text; hint: what only the mouse needs to be told
// can: a command that says whether the tool works at the selection, and does it unless the tool asks first
// isOn: whether the selection already has it
// inTable: shown in tables only
// isHere: shown on pages that have what it needs
const TOOLS = [
  { id: "paragraph", text: "Text", can: toParagraph, isOn: isParagraph },
  { id: "heading", text: "Rubrik", ...heading(3) },
  { id: "subheading", text: "Underrubrik", ...heading(4) },
  { id: "strong", text: "F", name: "Fet (Ctrl+B)", ...mark(marks.strong) },
  { id: "em", text: "K", name: "Kursiv (Ctrl+I)", ...mark(marks.em) },
  { id: "s", text: "S", name: "Struken (Ctrl+Skift+X)", ...mark(marks.s) },
  { id: "sup", text: "x²", name: "Upphöjd, x² (Ctrl+.)", ...mark(marks.sup) },
  { id: "sub", text: "x₂", name: "Nedsänkt, x₂ (Ctrl+,)", ...mark(marks.sub) },
  { id: "points", text: "Punktlista", ...list(nodes.bullet_list) },
  { id: "numbers", text: "Numrerad lista", ...list(nodes.ordered_list) },
  { id: "indent", text: "→", name: "Öka nivå (Alt+Skift+högerpil)", can: indent },
  { id: "outdent", text: "←", name: "Minska nivå (Alt+Skift+vänsterpil)", can: outdent },
  { id: "link", text: "Länk", hint: "Länk (Ctrl+K)", ...mark(marks.link), can: canLink, ask: editLink },
  { id: "picture", text: "Bild", can: () => true, ask: editPicture },
  { id: "table", text: "Tabell", can: (state) => !isInTable(state), ask: askForTable },
  { id: "number", text: "Tal", hint: "Tal som följer tabellen", can: () => true, ask: askForNumber, isHere: () => livingNumbers().length > 0 },
  { id: "reference", text: "Hänvisning", hint: "Hänvisa till ett annat ställe", can: () => true, ask: askForReference, isHere: canRefer },
  { id: "add-row", text: "Ny rad", can: addRowAfter, inTable: true },
  { id: "add-column", text: "Ny kolumn", can: addColumnAfter, inTable: true },
  { id: "delete-row", text: "Ta bort rad", can: deleteRow, inTable: true },
  { id: "delete-column", text: "Ta bort kolumn", can: deleteColumn, inTable: true },
  // The package's own toggleHeaderRow turns the row under the cursor into headers instead of the first one.
  { id: "header-row", text: "Rubrikrad", hint: "Rubrikrad av eller på", can: toggleHeader("row"), inTable: true },
  { id: "header-column", text: "Rubrikkolumn", hint: "Rubrikkolumn av eller på", can: toggleHeader("column"), inTable: true },
  { id: "delete-table", text: "Ta bort tabell", can: deleteTable, inTable: true },
  { id: "undo", text: "Ångra", hint: "Ångra (Ctrl+Z)", can: undo },
  { id: "redo", text: "Gör om", hint: "Gör om (Ctrl+Y)", can: redo },
];

export class Toolbar {
  /**
   * @param {{view: EditorView, say: (sentence: string) => void, uploadURL: string}} editor what the tools work on
   * @param {string} label the toolbar's accessible name
   */
  constructor(editor, label) {
    this.editor = editor;
    this.tools = TOOLS.map((tool) => ({ ...tool, button: this.buttonFor(tool) }));
    const buttons = this.tools.map((tool) => tool.button);
    this.element = element("div", { role: "toolbar", "aria-label": label, class: "rt-tools" }, ...buttons);
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    this.makeTabStop(this.tools[0]);
  }

  /** Shows which tools can be used where the selection stands, and which are on. */
  update(state) {
    for (const { button, can, isOn, inTable } of this.tools) {
      if (inTable) button.hidden = !isInTable(state);
      const isPressed = isOn?.(state) ?? false;
      button.setAttribute("aria-disabled", !isPressed && !can(state)); // not `disabled`: it would lose the focus
      if (isOn) button.setAttribute("aria-pressed", isPressed);
    }
    if (!this.visible().some(({ button }) => button.tabIndex === 0)) this.makeTabStop(this.tools[0]);
  }

  focus() {
    this.element.querySelector("[tabindex='0']").focus();
  }

  async run(id) {
    const tool = this.tools.find((candidate) => candidate.id === id);
    const { view } = this.editor;
    if (!tool.can(view.state)) return;
    this.editor.say("");
    if (tool.ask) await tool.ask(this.editor);
    else tool.can(view.state, view.dispatch, view);
    if (!view.isDestroyed) view.focus();
  }

  buttonFor({ id, text, name, hint, isHere }) {
    const attributes = { type: "button", tabindex: "-1", "aria-label": name, title: hint ?? name, "data-tool": id };
    const button = element("button", attributes, text);
    button.hidden = isHere?.() === false;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps its selection
    button.addEventListener("click", () => this.run(id));
    return button;
  }

  visible() {
    return this.tools.filter((tool) => !tool.button.hidden);
  }

  makeTabStop(wanted) {
    for (const { button } of this.tools) button.tabIndex = button === wanted.button ? 0 : -1;
  }

  onKey(event) {
    const tools = this.visible();
    const at = tools.findIndex(({ button }) => button === event.target);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
    if (event.key === "Escape") this.editor.view.focus();
    else if (target === undefined) return;
    else {
      const tool = tools[(target + tools.length) % tools.length];
      this.makeTabStop(tool);
      tool.button.focus();
    }
    event.preventDefault();
    event.stopPropagation(); // Escape leaves the tools, not the form around them
  }
}
