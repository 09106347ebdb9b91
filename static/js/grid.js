// A table of numbers: pasting cells from Excel, moving with the arrows, and sums that follow what is typed.
//   table[data-grid] with inputs in its cells; <output data-sum="budget"> adds up the inputs with data-column="budget".
// The server counts again when the form is saved; this is only to see.

const MINUS = "\u2212";
const grids = document.querySelectorAll("table[data-grid]");

function numberIn(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/[\u2212\u2013]/g, "-").replace(",", ".");
  const value = Number(plain);
  return plain === "" || Number.isNaN(value) ? null : value;
}

function inSwedish(value) {
  const whole = Number.isInteger(value) ? 0 : 1;
  return value.toLocaleString("sv-SE", { minimumFractionDigits: whole, maximumFractionDigits: whole }).replace("-", MINUS);
}

function addUp(grid) {
  for (const output of grid.querySelectorAll("output[data-sum]")) {
    const inputs = [...grid.querySelectorAll(`input[data-column="${output.dataset.sum}"]`)];
    const numbers = inputs.map((input) => numberIn(input.value)).filter((value) => value !== null);
    output.value = numbers.length ? inSwedish(numbers.reduce((sum, value) => sum + value, 0)) : "";
  }
}

function cellsOf(grid) {
  return [...grid.tBodies].flatMap((body) => [...body.rows]).map((row) => [...row.querySelectorAll("input:not([type=hidden])")]);
}

function placeOf(rows, input) {
  const row = rows.findIndex((cells) => cells.includes(input));
  return { row, column: row < 0 ? -1 : rows[row].indexOf(input) };
}

function fill(grid, input, text) {
  const rows = cellsOf(grid).filter((cells) => cells.length);
  const { row, column } = placeOf(rows, input);
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
  lines.forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const target = rows[row + down]?.[column + right];
      if (target && !target.readOnly) target.value = value.trim();
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
  grid.addEventListener("input", () => addUp(grid));
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
