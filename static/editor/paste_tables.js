// Tables that were pasted: hidden rows and columns are left out, and the rows that name the columns are found.

import { rename, unwrap } from "./dom.js";
import { HEADER_ROWS, isLike } from "./markup.js";
import { isHidden } from "./paste_hidden.js";

/** A cell's element and the squares that it covers. */
class Spot {
  constructor(cell, row, column) {
    Object.assign(this, { cell, row, column, height: cell.rowSpan, width: cell.colSpan });
  }

  get below() {
    return this.row + this.height;
  }

  get words() {
    const copy = this.cell.cloneNode(true);
    copy.querySelectorAll("sup").forEach((note) => note.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
}

/**
 * Leaves out the rows and columns of a sheet that were hidden. What reaches out of them stays.
 * @returns {boolean} whether any were
 */
export function removeHiddenLines(table) {
  for (const row of [...table.rows]) if (row.getAttribute("height") === "0" && !row.textContent.trim()) row.remove(); // Word's ruler
  const rows = [...table.rows];
  const spots = spotsOf(table);
  const hiddenRows = new Set(range(0, rows.length).filter((row) => isHidden(rows[row]) || isHidden(rows[row].parentElement)));
  const hiddenColumns = new Set(hiddenColumnsOf(table, spots));
  const isGone = hiddenRows.size + hiddenColumns.size > 0;
  for (const spot of spots) {
    const down = range(spot.row, spot.below).filter((row) => !hiddenRows.has(row));
    const across = range(spot.column, spot.column + spot.width).filter((column) => !hiddenColumns.has(column));
    if (down.length === 0 || across.length === 0) {
      spot.cell.remove();
    } else if (isHidden(spot.cell)) {
      if (hiddenColumns.size) spot.cell.replaceChildren();
      else spot.cell.remove();
      delete spot.cell.dataset.style;
    } else if (isGone) {
      spot.cell.rowSpan = down.length;
      spot.cell.colSpan = across.length;
      if (down[0] !== spot.row) moveTo(rows[down[0]], spot, spots);
    }
  }
  for (const row of hiddenRows) rows[row].remove();
  table.querySelectorAll("col").forEach((column) => column.remove());
  return isGone;
}

/** A table in a cell becomes the words of the cell; a box around a table, as mail programs draw it, is no table. */
export function readInnerTables(body) {
  for (const inner of [...body.querySelectorAll("td table, th table")].reverse()) {
    const outer = inner.parentElement.closest("table");
    if (!outer) continue; // the box around it is gone
    if (outer.querySelectorAll(":scope > * > tr > *, :scope > tr > *").length === 1) {
      outer.replaceWith(...inner.parentElement.closest("td, th").childNodes);
      continue;
    }
    const boxes = [...inner.querySelectorAll("caption, td, th")].map((cell) => {
      const box = body.ownerDocument.createElement("p");
      box.append(...cell.childNodes);
      return box;
    });
    inner.replaceWith(...boxes);
  }
}

/** The columns that Excel had hidden, where their cells are there at all. */
function hiddenColumnsOf(table, spots) {
  const hidden = [];
  let count = 0;
  for (const column of table.querySelectorAll("col")) {
    if (column.closest("table") !== table) continue;
    if (isHidden(column)) hidden.push(...range(count, count + column.span));
    count += column.span;
  }
  return widthOf(spots) > count - hidden.length ? hidden : [];
}

/** Puts a cell that begins in a hidden row into the first row that is seen, among those that were moved there before it. */
function moveTo(row, spot, spots) {
  const beyond = spots.filter((other) => other.cell.parentElement === row && other.column > spot.column);
  const [after] = beyond.sort((one, other) => one.column - other.column);
  row.insertBefore(spot.cell, after?.cell ?? null);
}

/**
 * Marks the rows that name the columns. Office does not mark them; nearly every pasted table has its names at the top.
 * A title across the table comes before them, and a name over several columns or rows has more names below it.
 */
export function nameColumns(table) {
  if (table.tHead || table.querySelector("th")) return keepHead(table);
  const spots = spotsOf(table);
  const height = table.rows.length;
  if (height < 2 || !canName(spots, 0)) return undefined;
  let head = 1;
  const reach = () => Math.max(...spots.filter(({ row }) => row < head).map(({ below }) => below));
  const hasMore = () => spots.some(({ row, width, below }) => width > 1 && row < head && below === head);
  while (head < HEADER_ROWS && (reach() > head || (hasMore() && head + 1 < height && canName(spots, head)))) head += 1;
  if (reach() > head || head >= height) return undefined;
  for (const { cell, row } of spots) {
    if (row < head) makeHeader(cell);
  }
  return undefined;
}

/** A head that was marked as such: Word writes ordinary cells in it. */
function keepHead(table) {
  for (const row of table.tHead?.rows ?? []) [...row.cells].forEach(makeHeader);
}

function makeHeader(cell) {
  const header = cell.localName === "th" ? cell : rename(cell, "th");
  header.setAttribute("scope", "col");
  header.querySelectorAll("b,strong").forEach(unwrap); // header cells are bold already
}

/** Whether a row can name columns: it holds words or years, or stands blank, where the rows below hold figures. */
function canName(spots, wanted) {
  const cells = spots.filter(({ row, below }) => row <= wanted && wanted < below);
  const isFigure = ({ words }) => isLike("figure", words) && !isLike("year", words);
  return cells.some(({ words }) => words) && !cells.some(isFigure);
}

function spotsOf(table) {
  const taken = new Set();
  const spots = [];
  const at = (row, column) => `${row} ${column}`;
  for (const [row, line] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of line.cells) {
      while (taken.has(at(row, column))) column += 1;
      endWithPart(cell);
      const spot = new Spot(cell, row, column);
      for (const down of range(row, spot.below)) {
        for (const across of range(column, column + spot.width)) taken.add(at(down, across));
      }
      spots.push(spot);
    }
  }
  return spots;
}

// A cell ends where the part of the table ends that its row stands in; 0 means that it goes on so far.
function endWithPart(cell) {
  const left = cell.parentElement.parentElement.rows.length - cell.parentElement.sectionRowIndex;
  cell.rowSpan = cell.rowSpan === 0 ? left : Math.min(cell.rowSpan, left);
  cell.colSpan = Math.min(cell.colSpan, 99);
}

const widthOf = (spots) => Math.max(0, ...spots.map(({ column, width }) => column + width));
const range = (from, to) => Array.from({ length: to - from }, (_, step) => from + step);
