// A table of numbers: pasting cells from Excel, moving with the arrows, and sums and deviations that follow what is typed.
//   table[data-grid] with inputs in its cells; <output data-sum="budget"> adds up the inputs with data-column="budget".
//   data-per="1000": what is typed is thousands. An input with data-planned="−1500000" (in ones) has its deviation in its
//   row's <output data-deviation>, and <output data-sum-deviation="budget"> adds those up. Where the table shows some of
//   the rows, data-stored on the inputs and data-total on the outputs (in ones) tell what the others come to.
//   <output data-adds="a b"> adds up the cells above it with data-part-of="a b", inputs and such outputs; data-part-of on it
//   says what it counts in itself. A star says that something in it is missing.
// The server counts again when the form is saved; this is only to see.

const MINUS = "\u2212";
const UNITS = { kr: 1, kronor: 1, sek: 1, tkr: 1e3, kkr: 1e3, mkr: 1e6, mnkr: 1e6 };
const grids = document.querySelectorAll("table[data-grid]");

// As the server reads it: what may mean two numbers is none.
function numberIn(input, per) {
  let plain = input.value.replace(/[\s\u00a0\u202f\u2007\u2009]/g, "").replace(/[\u2010\u2011\u2212\u2013\u2014]/g, "-").toLowerCase();
  const unit = plain.match(/^(.*?)(kronor|mnkr|sek|tkr|kkr|mkr|kr)\.?$/);
  if (unit) plain = unit[1];
  const negative = plain.match(/^([^-+]+)-$/) || plain.match(/^\(([^-+()]+)\)$/);
  if (negative) plain = `-${negative[1]}`;
  const isAsShown = input.value === input.defaultValue;
  if (!/^[-+]?\d+([.,]\d+)?$/.test(plain) || (!isAsShown && /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain))) return null;
  return (Number(plain.replace(",", ".")) * (unit ? UNITS[unit[2]] : per)) / per;
}

function inSwedish(value, decimals) {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const text = Math.abs(value).toLocaleString("sv-SE", options);
  return /[1-9]/.test(text) && value < 0 ? MINUS + text : text;
}

function signed(value) {
  const text = inSwedish(value, 0);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
}

const known = (values) => values.filter((value) => value !== null);
const sumOf = (values) => known(values).reduce((sum, value) => sum + value, 0);
const inOnes = (element, name, per) => (name in element.dataset ? Number(element.dataset[name]) / per : null);

function deviationOf(input, amount, per) {
  const planned = inOnes(input, "planned", per);
  return amount === null || planned === null ? null : amount - planned;
}

// What the rows that are not shown come to; null when there are none, or nothing is known of them.
function restOf(output, stored, per) {
  const total = inOnes(output, "total", per);
  return total === null ? null : total - sumOf(stored);
}

function addUp(grid) {
  const per = Number(grid.dataset.per || 1);
  const columnOf = (column) => [...grid.querySelectorAll(`input[data-column="${column}"]`)];
  for (const output of grid.querySelectorAll("output[data-sum]")) {
    const inputs = columnOf(output.dataset.sum);
    const rest = restOf(output, inputs.map((input) => inOnes(input, "stored", per)), per);
    const numbers = known([rest, ...inputs.map((input) => numberIn(input, per))]);
    const sum = sumOf(numbers);
    output.value = numbers.length ? inSwedish(sum, per > 1 || Number.isInteger(sum) ? 0 : 1) : "";
  }
  for (const output of grid.querySelectorAll("output[data-deviation]")) {
    const input = output.closest("tr").querySelector("input[data-column]");
    const deviation = deviationOf(input, numberIn(input, per), per);
    output.value = deviation === null ? "saknas" : signed(deviation);
  }
  for (const output of grid.querySelectorAll("output[data-sum-deviation]")) {
    const inputs = columnOf(output.dataset.sumDeviation);
    const rest = restOf(output, inputs.map((input) => deviationOf(input, inOnes(input, "stored", per), per)), per);
    const deviations = known([rest, ...inputs.map((input) => deviationOf(input, numberIn(input, per), per))]);
    output.value = deviations.length ? signed(sumOf(deviations)) : "saknas";
  }
}

// A dash alone does not apply, and comes to nothing.
function partIn(cell, per) {
  if (cell.matches("output")) return cell.dataset.sum === "" ? null : Number(cell.dataset.sum);
  return /^\s*[-\u2010-\u2015\u2212]\s*$/.test(cell.value) ? 0 : numberIn(cell, per);
}

function addParts(grid) {
  const per = Number(grid.dataset.per || 1);
  for (const output of grid.querySelectorAll("output[data-adds]")) {
    const parts = [...grid.querySelectorAll(`[data-part-of="${output.dataset.adds}"]`)];
    const numbers = parts.map((part) => partIn(part, per));
    const isPart = numbers.includes(null) || parts.some((part) => part.value.endsWith("*"));
    const isKnown = known(numbers).length > 0;
    output.dataset.sum = isKnown ? sumOf(numbers) : "";
    output.value = isKnown ? inSwedish(sumOf(numbers), per > 1e3 ? 1 : 0) + (isPart ? "*" : "") : "saknas";
  }
}

function cellsOf(grid) {
  return [...grid.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.querySelectorAll("input:not([type=hidden])")]);
}

function placeOf(rows, input) {
  const row = rows.findIndex((cells) => cells.includes(input));
  return { row, column: row < 0 ? -1 : rows[row].indexOf(input) };
}

// The rows of cells that Excel puts on the clipboard: a cell with a line break or a tab in it stands between quotes.
function cellsIn(text) {
  const rows = [[]];
  const pasted = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [, quoted, plain, end] of pasted.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
    if (end === "\n") rows.push([]);
    if (!end) break;
  }
  return rows;
}

function fill(grid, input, text) {
  const rows = cellsOf(grid).filter((cells) => cells.length);
  const { row, column } = placeOf(rows, input);
  cellsIn(text).forEach((line, down) => {
    line.forEach((value, right) => {
      const target = rows[row + down]?.[column + right];
      if (target && !target.readOnly) target.value = value;
    });
  });
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function move(grid, input, step) {
  const rows = cellsOf(grid).filter((cells) => cells.length);
  const { row, column } = placeOf(rows, input);
  const target = rows[row + step]?.[column];
  target?.focus();
  target?.select();
  return Boolean(target);
}

for (const grid of grids) {
  grid.addEventListener("input", () => {
    addUp(grid);
    addParts(grid);
  });
  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!event.target.matches("input") || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    fill(grid, event.target, text);
  });
  grid.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };
    const step = event.target.matches("input") && !event.altKey && steps[event.key];
    if (step && move(grid, event.target, step)) event.preventDefault();
  });
  addUp(grid);
}
