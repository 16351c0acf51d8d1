// The claims of the page, each with its number in the text and the words that are marked for it.

const data = JSON.parse(byId("data").textContent);
const claims = data.claims;
const tags = new Array(claims.length);
const byAnchor = new Map();
for (const tag of document.querySelectorAll("a.tag")) {
  const number = Number(tag.dataset.claim);
  tags[number] = tag;
  tag.href = `#${tag.id}`; // without a script it leads to the list
}
claims.forEach((claim, number) => byAnchor.set(claim.anchor, number));

const dress = tags.map((tag) => tag.className.replace("tag ", ""));
const stories = [...document.querySelectorAll("article.story")];
// A stretch of words, of one claim or of several: the first of them that is shown decides how it looks.
const stretches = Array.from(document.querySelectorAll("mark[data-claims]"), (element) => ({
  element,
  owners: element.dataset.claims.split(" ").map(Number),
}));
const ofClaim = claims.map(() => []);
for (const stretch of stretches) for (const number of stretch.owners) ofClaim[number].push(stretch);

/** The claim that a click on an element means, or null. */
function claimOf(element) {
  const tag = element.closest("a.tag");
  if (tag) return Number(tag.dataset.claim);
  const found = element.closest("mark[data-claims]");
  if (!found) return null;
  return found.dataset.claims.split(" ").map(Number).find(isShown) ?? null;
}
