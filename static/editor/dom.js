// Builds and reads elements.

/**
 * A new element. Text among the children stays text, so nothing typed can become markup.
 * @param {string} name
 * @param {Object} attributes null, undefined and false leave the attribute out; true sets it without a value
 * @param {...(Node|string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Puts the children of an element where it stood. */
export function unwrap(old) {
  old.replaceWith(...old.childNodes);
}

/** Gives an element another name and keeps its children; of its attributes only what a cell covers is kept. */
export function rename(old, name) {
  const made = old.ownerDocument.createElement(name);
  made.append(...old.childNodes);
  for (const span of ["colspan", "rowspan"]) {
    if (old.hasAttribute(span)) made.setAttribute(span, old.getAttribute(span));
  }
  old.replaceWith(made);
  return made;
}

/**
 * The body of a document made of HTML that may come from anywhere; it is never shown.
 *
 * A parsed document inherits the page's content security policy: each style and each event handler would be blocked
 * and reported, and bold by style would be lost. So both are renamed while the HTML is still a string; styles can be
 * read from `data-style` afterwards.
 */
export function parsed(html) {
  const withoutHandlers = (tag) => tag.replace(/([\s"'])(style|on[a-z]+)\s*=/gi, "$1data-$2=");
  const defused = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, withoutHandlers);
  return new DOMParser().parseFromString(defused, "text/html").body;
}
