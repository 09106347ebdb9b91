// What a person is told when a part of the page could not be fetched or saved. Nothing typed is touched.

const SENTENCES = {
  403: "Det här får du inte göra. Inget har ändrats.",
  404: "Det du ville ändra finns inte längre. Ladda om sidan för att se hur den ser ut nu.",
  offline: "Det gick inte att nå servern. Det du har skrivit står kvar. Försök igen om en stund.",
  other: "Något gick fel och inget sparades. Det du har skrivit står kvar. Försök igen om en stund.",
};

function say(sentence) {
  const message = document.createElement("div");
  const text = document.createElement("p");
  message.className = "message error";
  text.textContent = sentence;
  message.append(text);
  document.getElementById("messages").replaceChildren(message);
  message.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:sendError", () => say(SENTENCES.offline));
document.addEventListener("htmx:responseError", (event) => say(SENTENCES[event.detail.xhr.status] ?? SENTENCES.other));

// A lost login answers with the login page: open it whole and come back here, where the draft is offered.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr.responseURL;
  if (!address || !event.detail.serverResponse.includes("data-login-page")) return;
  event.detail.shouldSwap = false;
  const here = location.pathname + location.search;
  location.assign(`${new URL(address).pathname}?next=${encodeURIComponent(here)}`);
});
