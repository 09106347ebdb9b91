// Koppla: the words of a link open with its tick, and close again when one goes on elsewhere.

const WORDS = "details.how";
const matrix = document.querySelector(".link-matrix");

matrix?.addEventListener("change", ({ target }) => {
  if (!target.matches("input[type=checkbox]")) return;
  const words = target.closest("td").querySelector(WORDS);
  if (words) words.open = target.checked;
});

// What is opened is brought into sight: its region scrolls by itself.
matrix?.addEventListener("toggle", ({ target }) => target.open && target.querySelector("div").scrollIntoView({ block: "nearest", inline: "nearest" }), true);

function closeBut(kept) {
  for (const words of document.querySelectorAll(`${WORDS}[open]`)) words.open = words === kept;
}

document.addEventListener("click", ({ target }) => {
  if (!target.closest("td.pick-cell")) closeBut(null);
});

document.addEventListener("keydown", (event) => {
  const words = event.key === "Escape" && event.target.closest?.(`${WORDS}[open]`);
  if (!words) return;
  words.open = false;
  words.querySelector("summary").focus();
});
