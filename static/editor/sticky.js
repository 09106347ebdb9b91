// What stands still over the text while one scrolls: the tools at the top, the page's bar at the bottom.

const LINE = 8; // pixels between the caret and what would cover it

function heightOf(part) {
  return part && getComputedStyle(part).position === "sticky" ? part.offsetHeight + LINE : LINE;
}

/**
 * How far from the window's edges the line that is written is kept.
 * @param {RichText} editor
 * @returns {{scrollMargin: object, scrollThreshold: object}} for the view, measured each time it scrolls
 */
export function roomForTheCaret(editor) {
  const room = {
    left: LINE,
    right: LINE,
    get top() {
      return heightOf(editor.toolbar.element);
    },
    get bottom() {
      return heightOf(document.querySelector(".bar"));
    },
  };
  return { scrollMargin: room, scrollThreshold: room };
}
