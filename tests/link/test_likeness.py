"""Likeness goes from 0 to 1 and counts rare words more."""

from __future__ import annotations

import pytest

from factcheck.link.likeness import Likeness

TEXTS = (
    "The bridge at Ostmark opened in 1974.",
    "The bridge at Halden opened in 1981.",
    "The mayor of Ostmark opened the fair.",
    "The school at Halden burned down.",
)


def test_a_text_is_wholly_like_itself_and_order_is_nothing() -> None:
    alike = Likeness.among(TEXTS)
    assert alike(TEXTS[0], "In 1974 opened the bridge at Ostmark") == pytest.approx(1.0)


def test_rare_words_in_common_count_more_than_frequent_ones() -> None:
    alike = Likeness.among(TEXTS)
    assert alike("Ostmark fair", "a fair") > alike("Ostmark bridge opened", "opened a school")


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", "a bridge"), ("…", "!")])
def test_a_text_without_words_is_like_nothing(one: str, other: str) -> None:
    assert Likeness.among(TEXTS)(one, other) == 0


def test_a_run_without_texts_is_no_error() -> None:
    assert 0 <= Likeness.among(())("a bridge", "a bridge") <= 1.0001
