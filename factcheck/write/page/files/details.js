// What the panel says about a claim, made when it is asked for.

/** The whole of a claim's row as elements. */
function details(number) {
  const claim = claims[number];
  return [
    labels(claim),
    make("blockquote", { class: "said" }, claim.text),
    claim.found ? null : make("p", { class: "soft" }, "These words do not stand in the article as it is now."),
    claim.earlier_check ? section("Checked before", make("p", { class: "isolate" }, claim.earlier_check)) : null,
    claim.earlier ? section("Earlier words", make("p", { class: "isolate" }, pieces(claim.earlier))) : null,
    ...conflicts(claim, number),
    claim.hint ? section("What to do", make("p", null, claim.hint)) : null,
    notes(claim),
    facts([
      ["Who says it", claim.speaker && (claim.cue ? `${claim.speaker} (“${claim.cue}”)` : claim.speaker)],
      ["What it is", (claim.kinds ?? []).map((kind) => data.kinds[kind] ?? kind)],
      ["How it is said", claim.modality],
      ["Figures", claim.figures],
      ["Dates", claim.dates],
      ["Names", claim.names],
    ]),
    repeats(claim, number),
    claim.context ? section("The whole sentence", make("p", { class: "isolate" }, claim.context)) : null,
    claim.why ? section("Why it is here", list(claim.why)) : null,
    place(claim),
  ].filter(Boolean);
}

const section = (title, ...children) => make("section", null, make("h3", null, title), ...children);
const list = (items) => make("ul", null, items.map((item) => make("li", { class: "isolate" }, item)));
const link = (number, text) => make("a", { href: `#${claims[number].anchor}` }, text ?? `claim ${number + 1}`);
const titled = (claim) => [data.articles[claim.document].title, claim.place].filter(Boolean).join(", ");

function labels(claim) {
  const priority = claim.priority && `Priority ${data.priorities[claim.priority] ?? claim.priority}`;
  const change = claim.change && (data.changes[claim.change] ?? claim.change);
  return make("ul", { class: "labels" }, [priority, `Status: ${claim.status}`, change].filter(Boolean).map((text) => make("li", null, text)));
}

/** Names and what is known; what is not is left out. */
function facts(found) {
  const known = found.filter(([, value]) => value && value.length);
  if (!known.length) return null;
  return make("dl", null, known.flatMap(([name, value]) => [
    make("dt", null, name),
    [value].flat().map((item) => make("dd", null, item)),
  ].flat()));
}

function conflicts(claim, number) {
  return (claim.conflicts ?? []).map((clash) => {
    const other = clash.other;
    const parts = [make("p", { class: "isolate" }, clash.rule)];
    if (other === null) parts.push(make("p", { class: "soft" }, `The other row, ${clash.id}, is not on this page.`));
    else if (other === number) parts.push(make("p", { class: "isolate" }, pieces(clash.mine)));
    else parts.push(make("div", { class: "sides" }, side("This claim", titled(claim), clash.mine), side(link(other), titled(claims[other]), clash.theirs)));
    const title = [make("span", { class: "sign clash", "aria-hidden": "true" }, "≠"), ` Conflict: ${clash.what}`];
    return make("section", { class: "conflict" }, make("h3", null, title), make("p", { class: "severity" }, clash.severity), parts);
  });
}

const side = (title, where, words) =>
  make("div", null, make("h4", null, title), make("p", { class: "soft" }, where), make("p", { class: "isolate" }, pieces(words)));

const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function repeats(claim, number) {
  const others = (data.groups[claim.group] ?? []).filter((other) => other !== number);
  if (!others.length) return null;
  const items = others.map((other) => {
    const same = bare(claims[other].text) === bare(claim.text);
    const where = make("span", { class: "isolate" }, `, ${titled(claims[other])}: ${same ? "in the same words" : "in other words"}`);
    return make("li", null, link(other), where, same ? null : make("span", { class: "words isolate" }, claims[other].text));
  });
  return section(`Told ${count(others.length + 1, "time")}: check it once`, make("ul", null, items));
}

function notes(claim) {
  if (!claim.people) return null;
  const written = claim.people.map(({ label, text, href }) => {
    const safe = /^https?:\/\//i.test(href);
    return [label, safe ? make("a", { href, rel: "noopener noreferrer", class: "isolate" }, text) : text];
  });
  const pairs = written.flatMap(([label, value]) => [make("dt", null, label), make("dd", null, value)]);
  return section("What people wrote", make("dl", null, pairs));
}

function place(claim) {
  const title = data.articles[claim.document].title;
  const section_ = claim.section && claim.section !== title ? `under “${claim.section}”` : "";
  const address = make("a", { href: `#${claim.anchor}` }, claim.id);
  return make("p", { class: "soft place isolate" }, [title, section_, claim.place].filter(Boolean).join(", "), " · ", address);
}
