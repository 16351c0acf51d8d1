"""How a sentence falls apart into facts: tree, subjects, parts, what is joined, and what a fact hangs on."""
