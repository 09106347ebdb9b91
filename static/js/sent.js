// A page that one goes back to after its form was taken says what was done, and leads there: what stands on it is done already.

const SENT = "skickat:";
const { sentUrl } = document.body.dataset;

function here() {
  return location.pathname + location.search;
}

document.addEventListener("submit", (event) => {
  const key = event.target.elements.namedItem("act");
  if (event.defaultPrevented || !key) return;
  try {
    sessionStorage.setItem(SENT + here(), key.value);
  } catch {
    // a browser without cookies keeps nothing
  }
});

function keyOf(page) {
  try {
    return sessionStorage.getItem(SENT + page);
  } catch {
    return null;
  }
}

// What the server did with a form that was sent with this key: what it said and where it led; nothing when it was not taken.
export async function doneWith(key) {
  const answer = await fetch(`${sentUrl}?act=${key}`).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.json() : null;
}

function tell({ said, url }) {
  const message = document.createElement("div");
  const text = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: "Gå dit" });
  message.className = "message info";
  text.append(said || "Det är gjort.", " Du har gått tillbaka till sidan där det gjordes. ", link);
  message.append(text);
  document.getElementById("messages").replaceChildren(message);
}

addEventListener("pageshow", async ({ persisted }) => {
  const way = performance.getEntriesByType("navigation")[0]?.type;
  const key = keyOf(here());
  if (!key || (!persisted && way !== "back_forward")) return;
  const done = await doneWith(key);
  if (done && new URL(done.url, location).pathname + new URL(done.url, location).search !== here()) tell(done);
});
