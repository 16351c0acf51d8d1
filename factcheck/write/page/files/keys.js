// What the reader does: clicks, keys, the filter, the colours, paper.

const letters = byId("letters");
const dark = byId("dark");
const systemDark = matchMedia("(prefers-color-scheme: dark)");

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const inText = event.target.closest("main") ? claimOf(event.target) : null;
  const here = event.target.closest("#panel-body a[href^='#']");
  const number = inText ?? (here ? byAnchor.get(here.getAttribute("href").slice(1)) : undefined);
  if (number === undefined) return;
  if (!event.target.closest("a") && !getSelection().isCollapsed) return; // words are being selected
  event.preventDefault();
  choose(number, { focus: "panel", centre: inText === null });
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && current !== null && !document.body.classList.contains("filtering")) return close();
  if (event.key === "Escape" && document.body.classList.contains("filtering")) return openFilter(false);
  if (event.target.closest("input, select, textarea, summary")) return;
  const letter = letters.checked && { j: 1, k: -1 }[event.key];
  const arrow = current !== null && { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!letter && !arrow) return;
  event.preventDefault();
  go(letter || arrow);
});

byId("back").addEventListener("click", () => go(-1));
byId("on").addEventListener("click", () => go(1));
byId("close").addEventListener("click", close);

/** Do what the form says; a claim that no longer matches leaves the panel. */
function refilter() {
  filter();
  if (current !== null && !shown[current]) close();
  remakeAddress();
}
let waiting = 0;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  if (event.target.type === "search") waiting = setTimeout(refilter, 120); // until the word is typed
  else refilter();
  if (event.target.id === "article" && !document.body.classList.contains("filtering")) byId("articles").scrollIntoView();
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const id of ["clear", "clear-too"]) byId(id).addEventListener("click", () => {
  form.reset();
  refilter();
  field("words").focus();
});
letters.checked = remembered("factcheck-letters") !== "off";
letters.addEventListener("change", () => remember("factcheck-letters", letters.checked ? "on" : "off"));

/** On a narrow screen the filter is folded away until it is asked for, and then it needs the room. */
function openFilter(open) {
  if (open) close();
  document.body.classList.toggle("filtering", open);
  byId("filter-open").setAttribute("aria-expanded", String(open));
  (open ? field("words") : byId("filter-open")).focus();
}
byId("filter-open").addEventListener("click", () => openFilter(!document.body.classList.contains("filtering")));

/** Say which colours are on: the reader's own choice, or the system's. */
function tellColours() {
  const chosen = document.documentElement.dataset.colours ?? (systemDark.matches ? "dark" : "light");
  dark.setAttribute("aria-pressed", String(chosen === "dark"));
  return chosen;
}
dark.addEventListener("click", () => {
  const other = tellColours() === "dark" ? "light" : "dark";
  document.documentElement.dataset.colours = other;
  remember("factcheck-colours", other);
  tellColours();
});
systemDark.addEventListener("change", tellColours);

addEventListener("beforeprint", () => {
  for (const row of document.querySelectorAll("li[data-row]")) row.hidden = !isShown(Number(row.dataset.row));
});
addEventListener("hashchange", () => obeyAddress("panel"));
tellColours();
filter();
obeyAddress("panel");
