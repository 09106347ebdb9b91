// Names that may be mentioned are buttons, which write the name where one was writing last: at the end of a text, or at the mark.

let last = document.querySelector(".new-comment textarea");

document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[name=text]")) last = event.target;
});

function write(name) {
  const { selectionStart: at, value } = last;
  const space = at && !/\s$/.test(value.slice(0, at)) ? " " : "";
  last.setRangeText(`${space}${name} `, at, last.selectionEnd, "end");
  last.dispatchEvent(new Event("input", { bubbles: true }));
  last.focus();
}

for (const item of document.querySelectorAll("[data-mentions] > li")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = item.className;
  button.textContent = item.textContent;
  button.addEventListener("click", () => write(button.textContent));
  item.className = "";
  item.replaceChildren(button);
}
