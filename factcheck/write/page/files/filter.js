// Which claims are shown: those that match every group of the filter, in any of the values chosen there.

const form = byId("filter");
const field = (name) => form.elements.namedItem(name);
const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
const GROUPS = [...new Set(boxes.map((box) => box.name))];
const valuesOf = {
  priority: (claim) => [claim.priority ?? ""],
  status: (claim) => [claim.status],
  change: (claim) => [claim.change ?? ""],
  conflict: (claim) => claim.severities,
  kind: (claim) => claim.kinds ?? [],
};
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
const searched = claims.map((claim) => {
  const notes = (claim.people ?? []).map((note) => note.text);
  return fold([claim.text, claim.id, claim.speaker, ...(claim.names ?? []), ...notes].filter(Boolean).join("\n"));
});
const countOf = new Map(boxes.map((box) => [`${box.name}=${box.value}`, byId(`${box.id}-count`)]));

let shown = claims.map(() => true);
let filtering = false;
let current = null; // the number of the claim in the panel
const isShown = (number) => shown[number] || number === current;

/** What the form asks for. */
function wanted() {
  const groups = new Map(GROUPS.map((name) => [name, new Set()]));
  for (const box of boxes) if (box.checked) groups.get(box.name).add(box.value);
  const words = fold(field("words").value).split(/\s+/).filter(Boolean);
  return { groups, words, article: Number(field("article")?.value || 0) };
}

/** Show what matches, and beside each value how many claims there would be with it. */
function filter() {
  const { groups, words, article } = wanted();
  const counts = new Map();
  const next = claims.map((claim, number) => {
    if (article && claim.document !== article - 1) return false;
    if (!words.every((word) => searched[number].includes(word))) return false;
    const failed = GROUPS.filter((name) => groups.get(name).size && !valuesOf[name](claim).some((value) => groups.get(name).has(value)));
    for (const name of failed.length ? failed.slice(0, failed.length === 1 ? 1 : 0) : GROUPS) {
      for (const value of valuesOf[name](claim)) counts.set(`${name}=${value}`, (counts.get(`${name}=${value}`) ?? 0) + 1);
    }
    return failed.length === 0;
  });
  filtering = article > 0 || words.length > 0 || boxes.some((box) => box.checked);
  for (const [key, element] of countOf) write(element, (counts.get(key) ?? 0).toLocaleString("en"));
  const changed = next.flatMap((value, number) => (value === shown[number] ? [] : [number]));
  shown = next;
  const number = shown.filter(Boolean).length;
  const told = filtering ? `${number.toLocaleString("en")} of ${count(claims.length, "claim")}` : count(claims.length, "claim");
  write(byId("count"), told);
  byId("print-note").textContent = filtering ? `Only ${told}, chosen by a filter. ` : "";
  byId("clear").hidden = !filtering;
  byId("nothing").hidden = number > 0 || !filtering;
  redress(changed);
  hideStories();
}

const write = (element, text) => element.textContent !== text && (element.textContent = text);

/** Let claims look as they are: shown, left out, or the one in the panel. */
function redress(numbers) {
  for (const number of numbers) tags[number].classList.toggle("off", !isShown(number));
  for (const { element, owners } of new Set(numbers.flatMap((number) => ofClaim[number]))) {
    const owner = owners.find(isShown);
    const name = owner === undefined ? "off" : dress[owner];
    element.className = owners.includes(current) ? `${name} current` : name;
  }
}

/** Leave out the articles in which nothing matches. */
function hideStories() {
  const alive = new Set();
  if (filtering) claims.forEach((claim, number) => isShown(number) && alive.add(claim.document));
  stories.forEach((story, number) => (story.hidden = filtering && !alive.has(number)));
}
