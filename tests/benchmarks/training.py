"""Two linear models from labelled rows, by numpy alone and without chance: same rows, same weights.

*fact*: does it state something that can be verified? ClaimBuster's CFS and UFS against NFS.
*opinion*: is it written as opinion? NewsSD's SUBJ against OBJ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Weights = dict[str, float]

EVIDENCE = ("rule:figure", "rule:date", "rule:quotation", "rule:reported_by_name")
PLANS = ("will", "plan")  # parts of the names of traits that stand for a plan
COMMON = 1500  # sentences; words in more of them are grammar, which the traits hold already
RARE = 2  # times a word must stand in the training sets
FEW = 20  # sentences; a trait in fewer of them is not learned
DAMPING = 2  # words added to the count when word weights are averaged: one word alone decides less
VECTOR_SCALE = 0.2  # of a vector's numbers beside the traits (0 or 1); larger trusts words more
RIDGE = 100.0  # strength of the pull to 0; results are flat between 20 and 100
COUNTS = {"UFS": 0.5}  # the label that ClaimBuster's readers agreed on least counts half
LEAST = 0.005  # a weight below this is left out
KEPT = 0.97  # of the facts in the ground truth, at the threshold that is written to the file
STEPS = 10  # of Newton's method; more than it takes


class Row(NamedTuple):
    """A labelled sentence: its traits, its words, and its label in its set."""

    named: Mapping[str, float]
    words: Sequence[str]
    label: str


def vocabulary(*sets: Sequence[Row]) -> list[str]:
    """Words that stand in the sets twice or more, and not too often in the first; in alphabetical order."""
    times = Counter(word for rows in sets for row in rows for word in row.words)
    sentences = Counter(word for row in sets[0] for word in set(row.words))
    return sorted(w for w, n in times.items() if n >= RARE and sentences[w] < COMMON and w.isalpha())


def train_fact(rows: Iterable[Row], words: Sequence[str], vectors: Numbers) -> tuple[Weights, Weights]:
    """The weights of the traits and of the words for *fact*; ``vectors`` has one line a word.

    Words are learned through their vectors, so that rare ones take after their neighbours. The model is
    linear, so what a word's vector adds is one number: no vectors are needed to use it.
    """
    kept = [row for row in rows if teaches(row)]
    names = [name for name in learnable(kept) if not any(part in name for part in PLANS)]
    table = vectors - vectors.mean(axis=0)
    means = pooled(kept, {word: place for place, word in enumerate(words)}, table)
    scale = VECTOR_SCALE / float(means.std(axis=0).mean())
    found = fit(
        np.hstack([matrix(kept, names), means * scale]),
        np.array([row.label != "NFS" for row in kept]),
        np.array([COUNTS.get(row.label, 1.0) for row in kept]),
    )
    weights = table @ found[1 + len(names) :] * scale
    traits = dict(zip(("intercept", *names), found[: 1 + len(names)].tolist(), strict=True))
    return rounded(traits), rounded(dict(zip(words, weights.tolist(), strict=True)))


def train_opinion(rows: Sequence[Row], fact: Weights, words: Weights) -> Weights:
    """The weights of the traits, and of the fact score, for *opinion*."""
    names = learnable(rows)
    scores = np.array([[fact_score(row, fact, words)] for row in rows])
    wanted = np.array([row.label == "SUBJ" for row in rows])
    found = fit(np.hstack([scores, matrix(rows, names)]), wanted, np.ones(len(rows)))
    return rounded(dict(zip(("intercept", "fact", *names), found.tolist(), strict=True)))


def teaches(row: Row) -> bool:
    """Whether ClaimBuster's label of this row answers our question (see ``train_worth.py``)."""
    if "tense:will" in row.named or "rule:planned" in row.named:
        return False
    return row.label != "NFS" or not any(name in row.named for name in EVIDENCE)


def learnable(rows: Iterable[Row]) -> list[str]:
    """The traits that enough rows have, in alphabetical order."""
    times = Counter(name for row in rows for name in row.named)
    return sorted(name for name, count in times.items() if count >= FEW)


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Numbers:
    """One line a row, one column a trait."""
    place = {name: column for column, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    for line, row in enumerate(rows):
        for name, value in row.named.items():
            if name in place:
                found[line, place[name]] = value
    return found


def pooled(rows: Sequence[Row], place: Mapping[str, int], table: Numbers) -> Numbers:
    """The damped mean of the vectors of each row's words."""
    found = np.zeros((len(rows), table.shape[1]))
    for line, row in enumerate(rows):
        listed = [place[word] for word in row.words if word in place]
        if listed:
            found[line] = table[listed].sum(axis=0) / (len(listed) + DAMPING)
    return found


def fact_score(row: Row, fact: Weights, words: Weights) -> float:
    """Log odds that the row states a fact; ``factcheck/pipes/learned.py`` has the same sum."""
    listed = [words[word] for word in row.words if word in words]
    traits = sum(fact.get(name, 0.0) * value for name, value in row.named.items())
    return fact["intercept"] + traits + sum(listed) / (len(listed) + DAMPING)


def threshold(scores: Sequence[float]) -> float:
    """The score that KEPT of the facts reach."""
    return round(float(np.quantile(scores, 1 - KEPT)), 2)


def fit(x: Numbers, wanted: NDArray[np.bool_], counts: Numbers) -> Numbers:
    """Logistic regression with ridge, both labels counting the same in all: intercept, then the columns."""
    x = np.hstack([np.ones((len(x), 1)), x])
    share = counts * np.where(wanted, 1 / counts[wanted].sum(), 1 / counts[~wanted].sum()) * counts.sum() / 2
    pull = np.full(x.shape[1], RIDGE)
    pull[0] = 1e-6  # the intercept is free
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (likely - wanted)) + pull * weights
        bend = (x * (share * likely * (1 - likely))[:, None]).T @ x + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    return weights


def rounded(weights: Weights) -> Weights:
    """To three places, without those that come to nothing."""
    return {
        name: round(weight, 3)
        for name, weight in weights.items()
        if abs(weight) >= LEAST or name == "intercept"
    }
