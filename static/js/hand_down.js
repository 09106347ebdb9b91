// Handing key figures down: "alla" ticks its row at once, a target for all of a row is seen in its empty boxes, how many are
// new, changed or taken back is counted while one ticks, and the catalogue is narrowed by what is typed. The server does the
// same to the form when it is sent.

const form = document.getElementById("dela-ut");
const grid = form?.querySelector(".hand-down");
const WORDS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

const boxesOf = (row) => [...row.querySelectorAll("[name=given]")];
const targetsOf = (cell) => [...cell.querySelectorAll(".target")];

function tickAll(row) {
  for (const box of boxesOf(row)) box.checked = true;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// The row's own target stands, greyed, where a cell that is ticked has none.
function showForAll(row) {
  const [low, high] = [...row.querySelectorAll("[data-for-all] .target")].map((input) => input.value.trim());
  for (const cell of row.querySelectorAll(".pick-cell")) {
    const targets = targetsOf(cell);
    const isEmpty = targets.every((input) => !input.value.trim());
    targets.forEach((input, place) => {
      input.placeholder = (isEmpty && [low, high][place]) || "";
    });
  }
}

const typedIn = (cell) => targetsOf(cell).map((input) => input.value.trim() || input.placeholder).join("–");
const shownIn = new WeakMap();

function countOf(state) {
  const cells = [...grid.querySelectorAll(".pick-cell")].filter((cell) => cell.querySelector("[name=given]"));
  return cells.filter((cell) => stateOf(cell) === state).length;
}

function stateOf(cell) {
  const box = cell.querySelector("[name=given]");
  const wasGiven = "stored" in box.dataset;
  if (!wasGiven) return box.checked ? "new" : "";
  if (!box.checked) return "back";
  return typedIn(cell) === shownIn.get(cell) ? "" : "changed";
}

function inWords(count, one, many) {
  return count ? `${WORDS[count] ?? count} ${count === 1 ? one : many}` : "";
}

function tell() {
  const parts = [
    inWords(countOf("new"), "ny", "nya"),
    inWords(countOf("changed"), "ändrad", "ändrade"),
    inWords(countOf("back"), "som tas tillbaka", "som tas tillbaka"),
  ].filter(Boolean);
  const last = parts.pop();
  const words = parts.length ? `${parts.join(", ")} och ${last}` : last;
  form.querySelector("[data-count]").textContent = words ? words[0].toUpperCase() + words.slice(1) : "Inget nytt ifyllt";
}

if (grid) {
  for (const cell of grid.querySelectorAll(".pick-cell")) shownIn.set(cell, targetsOf(cell).map((input) => input.dataset.shown ?? "").join("–"));
  grid.addEventListener("click", (event) => {
    const button = event.target.closest("[data-all]");
    if (!button) return;
    event.preventDefault();
    tickAll(button.closest("tr"));
  });
  form.addEventListener("input", () => {
    for (const row of grid.tBodies[0].rows) showForAll(row);
    tell();
  });
  for (const row of grid.tBodies[0].rows) showForAll(row);
  tell();
}

for (const field of document.querySelectorAll("[data-narrows]")) {
  const list = document.getElementById(field.dataset.narrows);
  const input = field.querySelector("input");
  field.hidden = false;
  input.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing to keep
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of list.children) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}
