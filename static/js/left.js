// How many answers are left before the report can be handed in, counted while one types. What the server drew is of what is
// saved; this is of what stands in the fields.

const place = document.querySelector("[data-left]");
const form = place?.closest("form");

function isFilled(name) {
  return [...form.querySelectorAll(`[name="${name}"]`)].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked && field.value : field.value.trim(),
  );
}

// What is asked for only when another field says so: "text?progress=BACKWARD", "reason?attainment!=MET".
function isAsked(when) {
  const [name, value] = when.split(/!?=/);
  const chosen = form.querySelector(`[name="${name}"]:checked`)?.value;
  return Boolean(chosen) && (chosen === value) !== when.includes("!=");
}

// Each of the names, parted by spaces; of those with | between one is enough.
function answers(question) {
  return question.dataset.asks.split(" ").flatMap((asked) => {
    const [names, when] = asked.split("?");
    return when && !isAsked(when) ? [] : [names.split("|").some(isFilled)];
  });
}

// Where it is asked for it stands open.
function open(question) {
  for (const asked of question.dataset.asks.split(" ")) {
    const [name, when] = asked.split("?");
    if (when && isAsked(when)) form.querySelector(`[name="${name}"]`)?.closest("details")?.setAttribute("open", "");
  }
}

function mark(question, isDone) {
  for (const icon of question.querySelectorAll("[data-mark]")) {
    icon.hidden = (icon.dataset.mark === "done") !== isDone;
  }
}

function say(missing, empty) {
  const bold = document.createElement("b");
  if (missing.length) {
    const way = document.createElement("a");
    way.href = `#${missing[0].id}`;
    bold.textContent = `${missing.length} ${missing.length === 1 ? "fråga" : "frågor"} kvar`;
    way.append(bold);
    place.replaceChildren(way, " före inlämning.");
  } else if (empty) {
    bold.textContent = "Allt som krävs är ifyllt.";
    place.replaceChildren(bold, ` ${empty} ${empty === 1 ? "frivillig fråga" : "frivilliga frågor"} utan svar.`);
  } else {
    bold.textContent = "Allt är ifyllt.";
    place.replaceChildren(bold);
  }
}

function count() {
  const missing = [];
  let empty = 0;
  for (const question of form.querySelectorAll("[data-asks]")) {
    if (!question.dataset.asks) continue;
    open(question);
    const answered = answers(question);
    const isDone = answered.every(Boolean);
    mark(question, isDone);
    if ("needed" in question.dataset) {
      if (!isDone) missing.push(question);
    } else if (!answered.some(Boolean)) {
      empty += 1;
    }
  }
  say(missing, empty);
}

form?.addEventListener("input", count);
form?.addEventListener("change", count);
