// <rich-text data-upload="…"><textarea …>HTML</textarea></rich-text>: a textarea with an editor for formatted text.
//
// The textarea stays in the form and always holds the text, so posting, drafts and validation need to know nothing
// about the editor, and without JavaScript it is simply a textarea. The element builds the editor when it comes into
// the page and takes it down when it leaves, so pages that swap parts in and out need no code for it either. Each
// change by the person writes the textarea and dispatches a bubbling `input` there; whoever else writes the textarea
// dispatches `change` on it.

import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { keys } from "./commands.js";
import { element } from "./dom.js";
import { insertPicture } from "./inserting.js";
import { cleanPasted, hasWords } from "./paste.js";
import { structureOf } from "./paste_text.js";
import { copied, documentFrom, htmlOf, reader } from "./schema.js";
import { roomForTheCaret } from "./sticky.js";
import { emptyHeaderCells, figureCells, roomAfterTable } from "./tables.js";
import { Toolbar } from "./toolbar.js";
import { beginList } from "./typing.js";

const KEYS_HELP = "Alt + F10 går till verktygen.";
const LOST = {
  deleted: "Text som var borttagen (spårade ändringar) följde inte med.",
  hidden: "Text, rader eller kolumner som var dolda följde inte med.",
  pictures: "Bilder följer inte med när du klistrar in text. Lägg in dem med Bild.",
};

class RichText extends HTMLElement {
  connectedCallback() {
    this.textarea = this.querySelector("textarea");
    if (!this.textarea) return;
    this.querySelector(":scope > .rt")?.remove(); // a saved copy of the page may hold an editor that no longer works
    const isWritten = document.activeElement === this.textarea; // somebody has begun before the editor came
    this.hideTextarea();
    this.listeners = new AbortController();
    this.status = element("p", { role: "status", class: "rt-status" });
    this.toolbar = new Toolbar(this, `Textverktyg${this.labelText ? `: ${this.labelText}` : ""}`);
    this.box = element("div", { class: "rt" }, this.toolbar.element);
    this.view = new EditorView(this.box, {
      state: this.stateFromTextarea(),
      attributes: this.attributesOfText(),
      dispatchTransaction: (transaction) => this.apply(transaction),
      transformPastedHTML: (html) => this.pastedHTML(html),
      clipboardTextParser: (text, context, isPlain) => (isPlain ? null : this.pastedText(text)),
      clipboardSerializer: copied,
      handleTextInput: beginList,
      ...roomForTheCaret(this),
      handlePaste: (view, event) => this.takePicture(event.clipboardData, event),
      handleDrop: (view, event) => !view.dragging && this.takePicture(event.dataTransfer, event),
    });
    const help = element("p", { id: `${this.textarea.id}-keys`, class: "rt-keys" }, KEYS_HELP);
    this.box.append(element("div", { class: "rt-foot" }, this.status, help));
    this.append(this.box);
    this.listen();
    this.toolbar.update(this.view.state);
    if (isWritten) this.view.focus();
  }

  disconnectedCallback() {
    if (!this.view) return;
    this.listeners.abort();
    this.view.destroy();
    this.box.remove();
    this.view = null;
  }

  /** Where pictures are sent. */
  get uploadURL() {
    return this.dataset.upload;
  }

  get labelText() {
    return this.textarea.labels[0]?.textContent.trim() ?? "";
  }

  /** Tells what happened, also to screen readers. */
  say(sentence) {
    this.status.textContent = sentence;
  }

  // Out of sight but able to take focus, so that labels and links to the field lead to the editor.
  hideTextarea() {
    const { textarea } = this;
    textarea.classList.add("rt-source");
    textarea.tabIndex = -1;
    textarea.setAttribute("aria-hidden", "true");
    if (textarea.required) {
      textarea.required = false; // the browser would point at a field that nobody sees; the server asks for it in words
      textarea.setAttribute("aria-required", "true");
    }
  }

  listen() {
    const { signal } = this.listeners;
    this.textarea.addEventListener("focus", () => this.view.focus(), { signal });
    this.textarea.addEventListener("change", () => this.load(), { signal });
    addEventListener("pageshow", () => this.readAgain(), { signal });
    this.textarea.form?.addEventListener("reset", () => setTimeout(() => this.view && this.load()), { signal });
  }

  attributesOfText() {
    const { textarea } = this;
    const label = textarea.labels[0];
    if (label && !label.id) label.id = `${textarea.id}-label`;
    const attributes = {
      role: "textbox",
      class: "rich",
      lang: "sv",
      spellcheck: "true",
      "aria-multiline": "true",
      "aria-label": textarea.getAttribute("aria-label"),
      "aria-labelledby": textarea.getAttribute("aria-labelledby") ?? label?.id,
      "aria-describedby": [textarea.getAttribute("aria-describedby"), `${textarea.id}-keys`].filter(Boolean).join(" "),
      "aria-required": textarea.getAttribute("aria-required"),
      "aria-invalid": textarea.getAttribute("aria-invalid"),
    };
    return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value));
  }

  stateFromTextarea() {
    const tools = { "Mod-k": () => this.runTool("link"), "Alt-F10": () => this.goToTools() };
    const state = EditorState.create({
      doc: documentFrom(this.textarea.value),
      plugins: [history(), keymap({ ...keys, ...tools }), gapCursor(), tableEditing(), roomAfterTable, emptyHeaderCells, figureCells],
    });
    this.html = htmlOf(state.doc);
    this.stored = { html: this.html, value: this.textarea.value };
    return state;
  }

  /** A browser that comes back to a page puts what was typed into the field after the editor was built. */
  readAgain() {
    const known = this.html === this.stored.html ? this.stored.value : this.html;
    if (this.textarea.value !== known) this.load();
  }

  load() {
    this.view.updateState(this.stateFromTextarea());
    this.toolbar.update(this.view.state);
  }

  apply(transaction) {
    const state = this.view.state.apply(transaction);
    this.view.updateState(state);
    if (transaction.docChanged) this.write(htmlOf(state.doc));
    this.toolbar.update(state);
  }

  // A text that is undone to what it was is written as it was, so that the form has no unsaved change.
  write(html) {
    if (html === this.html) return;
    this.html = html;
    this.textarea.value = html === this.stored.html ? this.stored.value : html;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  runTool(id) {
    this.toolbar.run(id);
    return true;
  }

  goToTools() {
    this.toolbar.focus();
    return true;
  }

  pastedHTML(html) {
    const cleaned = cleanPasted(html, { inTable: isInTable(this.view.state) });
    const lost = Object.keys(LOST).filter((kind) => cleaned.lost.has(kind));
    this.say(lost.map((kind) => LOST[kind]).join(" "));
    return cleaned.html;
  }

  pastedText(text) {
    const found = structureOf(text, { inTable: isInTable(this.view.state) });
    return found && new Slice(reader.parse(found).content, 0, 0);
  }

  /** Takes a picture file that is pasted or dropped; one that comes with words only shows what they look like. */
  takePicture(data, event) {
    const file = [...(data?.files ?? [])].find(({ type }) => type === "image/png" || type === "image/jpeg");
    if (!file || hasWords(data.getData("text/html"))) return false;
    event.preventDefault();
    insertPicture(this, [], file).then(() => this.view?.focus());
    return true;
  }
}

customElements.define("rich-text", RichText);
