// The state of the page in its address: #CXXXXXXXXXX for a claim alone, else a list such as #kind=date&claim=C...

/** Write what is chosen into the address, so that it can be kept or sent. */
function remakeAddress() {
  const found = new URLSearchParams();
  for (const box of boxes) if (box.checked) found.append(box.name, box.value);
  for (const name of ["article", "words"]) if (field(name)?.value) found.append(name, field(name).value);
  const anchor = current === null ? "" : claims[current].anchor;
  if (anchor && filtering) found.append("claim", anchor);
  const hash = anchor && !filtering ? anchor : found.toString();
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

/** Do what the address says, whoever wrote it; what it names and the page has not is left out. */
function obeyAddress(focus) {
  const hash = location.hash.slice(1);
  const row = /^row-(\d+)$/.exec(hash);
  const alone = byAnchor.get(hash) ?? (row && tags[row[1] - 1] ? row[1] - 1 : undefined);
  if (alone === undefined) {
    const found = new URLSearchParams(hash);
    const ours = [...GROUPS, "article", "words", "claim"].some((name) => found.has(name));
    if (hash && !ours) return; // another place on the page
    for (const box of boxes) box.checked = found.getAll(box.name).includes(box.value);
    for (const name of ["article", "words"]) if (field(name)) field(name).value = found.get(name) ?? "";
    if (field("article")?.selectedIndex === -1) field("article").value = "";
    filter();
    const claim = byAnchor.get(found.get("claim"));
    if (claim === undefined) close();
    else choose(claim, { focus });
  } else {
    filter();
    choose(alone, { focus });
  }
}
