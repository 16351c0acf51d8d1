// One claim is in the panel, or none; its words in the text stand out.

const panel = byId("panel");
const title = byId("panel-title");
const body = byId("panel-body");
const empty = [...body.childNodes];

/** Put a claim into the panel. ``focus`` is "panel", "tag", or nothing to leave it where it is. */
function choose(number, { focus = "", centre = true } = {}) {
  const before = current;
  current = number;
  redress([before, number].filter((found) => found !== null));
  hideStories();
  for (const tag of [tags[before], tags[number]]) tag?.classList.remove("current");
  tags[before]?.removeAttribute("aria-current");
  tags[number].setAttribute("aria-current", "true");
  tags[number].classList.add("current");
  title.textContent = `Claim ${number + 1} of ${claims.length.toLocaleString("en")}`;
  body.replaceChildren(...details(number));
  body.scrollTop = 0;
  byId("panel-buttons").hidden = false;
  document.body.classList.add("open");
  const place = ofClaim[number][0]?.element ?? tags[number];
  place.scrollIntoView({ block: centre ? "center" : "nearest" });
  if (focus === "panel") title.focus({ preventScroll: true });
  if (focus === "tag") tags[number].focus({ preventScroll: true });
  byId("said").textContent = focus === "panel" ? "" : `${title.textContent}: ${claims[number].text}`;
  remakeAddress();
}

/** Empty the panel; who was in it goes back to the claim in the text. */
function close() {
  if (current === null) return;
  const number = current;
  const inside = panel.contains(document.activeElement);
  current = null;
  redress([number]);
  hideStories();
  tags[number].removeAttribute("aria-current");
  tags[number].classList.remove("current");
  title.textContent = "No claim chosen";
  body.replaceChildren(...empty);
  byId("panel-buttons").hidden = true;
  byId("said").textContent = "";
  document.body.classList.remove("open");
  if (inside && shown[number]) tags[number].focus({ preventScroll: true });
  else if (inside) byId("articles").focus({ preventScroll: true });
  remakeAddress();
}

/** The next claim that is shown (by = 1) or the one before (by = -1). */
function go(by) {
  let number = current ?? (by > 0 ? -1 : claims.length);
  const focused = document.activeElement?.closest?.("a.tag");
  if (current === null && focused) number = Number(focused.dataset.claim);
  do number += by;
  while (number >= 0 && number < claims.length && !shown[number]);
  if (number < 0 || number >= claims.length) {
    byId("said").textContent = by > 0 ? "This is the last claim." : "This is the first claim.";
    return;
  }
  const inside = panel.contains(document.activeElement);
  choose(number, { focus: focused ? "tag" : inside ? "" : "panel" });
}
