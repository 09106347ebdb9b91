// What a person is told when a part of the page could not be fetched, or a form not be sent. Nothing typed is touched. While the
// server or its database is away, what was asked for is asked for again, and what was told is taken back when it answers.

const SENTENCES = {
  403: "Det här får du inte göra. Inget har ändrats.",
  404: "Det du ville ändra finns inte längre. Ladda om sidan för att se hur den ser ut nu.",
  offline: "Det gick inte att nå servern. Det du har skrivit står kvar. Sidan försöker igen om en stund.",
  503: "Databasen svarar inte just nu. Det du har skrivit står kvar. Sidan försöker igen om en stund.",
  other: "Något gick fel och inget sparades. Det du har skrivit står kvar. Försök igen om en stund.",
};

const AGAIN = 5; // seconds, when the answer does not say
let told = null;

function say(sentence) {
  if (told?.isConnected && told.textContent === sentence) return; // a page that asks every other second says it once
  const message = document.createElement("div");
  const text = document.createElement("p");
  message.className = "message error";
  text.textContent = sentence;
  message.append(text);
  document.getElementById("messages").replaceChildren(message);
  message.scrollIntoView({ block: "nearest" });
  told = message;
}

// A refusal is a page, whose lede says why: the role, or that the plan has been handed in meanwhile.
function refusal(page) {
  const why = new DOMParser().parseFromString(page, "text/html").querySelector(".lede")?.textContent.trim();
  return why ? `${why} Inget har ändrats.` : SENTENCES[403];
}

// Only what reads is asked for with htmx, so that asking again changes nothing.
function askAgain({ elt, xhr }) {
  const wait = Number(xhr.getResponseHeader("Retry-After")) || AGAIN;
  setTimeout(() => elt.isConnected && elt.dispatchEvent(new Event("again")), wait * 1000);
}

document.addEventListener("htmx:sendError", (event) => {
  say(SENTENCES.offline);
  askAgain(event.detail);
});
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  say(status === 403 ? refusal(event.detail.xhr.responseText) : (SENTENCES[status] ?? SENTENCES.other));
  if (status === 503) askAgain(event.detail);
});
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && told?.remove());
document.addEventListener("draft:not-sent", (event) => say(event.detail));

// A lost login answers with the login page: open it whole and come back here, where the draft is offered.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr.responseURL;
  if (!address || !event.detail.serverResponse.includes("data-login-page")) return;
  event.detail.shouldSwap = false;
  const here = location.pathname + location.search;
  location.assign(`${new URL(address).pathname}?next=${encodeURIComponent(here)}`);
});
