// Where one was on a long page. A form with data-stays sends the place that one wrote in, and the answer leads back there; what
// was done, with "Ångra", is told at the place that the address names, and not at the top of a page that is long out of sight.

const PLACES = "section[id], li[id], tr[id], details[id]";
const HEADINGS = [":scope > header", ":scope > h2", ":scope > h3", ":scope > h4", ":scope > .item-tools", ":scope > th > .heading"].join();
let at = null;

document.addEventListener("focusin", (event) => {
  if (!event.target.closest(".bar")) at = event.target;
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("stays" in form.dataset) || !at || !form.contains(at)) return;
  const field = form.querySelector("input[name=place]") ?? document.createElement("input");
  field.type = "hidden";
  field.name = "place";
  field.value = at.closest(PLACES)?.id ?? "";
  form.append(field);
});

function tellThere(place) {
  const told = document.getElementById("messages");
  if (!place || !told?.childElementCount || place.contains(told)) return;
  const heading = [...place.querySelectorAll(HEADINGS)].at(-1);
  if (heading) heading.after(told);
  else if (place.matches("section, li")) place.prepend(told);
  else (place.closest(".scroll") ?? place).before(told);
  told.scrollIntoView({ block: "nearest" });
}

tellThere(location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))));
document.addEventListener("place:drawn", (event) => tellThere(event.detail)); // a part of the page, after a save of its own
// What is told is not taken away with the part of the page that it stands in.
document.addEventListener("htmx:beforeSwap", (event) => {
  const told = document.getElementById("messages");
  if (event.detail.target.contains(told)) document.querySelector("main").prepend(told);
});
