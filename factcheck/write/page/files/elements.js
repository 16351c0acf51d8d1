// Elements made from text: nothing here reads text as markup.

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; a child that is null or empty is left out. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Pieces of [text, stands out] as text and marks, with words for those who cannot see the marks. */
function pieces(found) {
  return found.map(([text, standsOut]) => (standsOut && text.trim() ? make("strong", { class: "differs" }, text) : text));
}

const count = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;

/** Keep a choice for the next time, where the browser allows it. */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept; it holds for this visit.
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
