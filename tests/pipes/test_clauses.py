"""Where a sentence is cut, on parse trees built by hand."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from factcheck.pipes.clauses import absolutes, asides, doing, finite, split

VOCAB = English().vocab


def doc(words: str, tags: str, heads: list[int], deps: str) -> Doc:
    return Doc(
        VOCAB,
        words=words.split(),
        tags=tags.split(),
        heads=heads,
        deps=deps.split(),
        sent_starts=[True, *[False] * (len(heads) - 1)],
    )


def clauses(parsed: Doc, quoted: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [parsed.text[start:end] for start, end in split(parsed[:], parsed.text, quoted)]


TWO_SUBJECTS = (
    "The mill burned and the owners fled .",
    "DT NN VBD CC DT NNS VBD .",
    [1, 2, 2, 2, 5, 6, 2, 2],
    "det nsubj ROOT cc det nsubj conj punct",
)


def test_a_verb_with_its_own_subject_begins_a_clause() -> None:
    assert clauses(doc(*TWO_SUBJECTS)) == ["The mill burned", "the owners fled ."]


def test_quoted_words_are_never_cut() -> None:
    parsed = doc(*TWO_SUBJECTS)
    assert clauses(parsed, ((0, len(parsed.text)),)) == [parsed.text.strip()]


def test_two_short_verbs_stay_together() -> None:
    parsed = doc("He sat and wept .", "PRP VBD CC VBD .", [1, 1, 1, 1, 1], "nsubj ROOT cc conj punct")
    assert clauses(parsed) == ["He sat and wept ."]


def test_a_semicolon_cuts_and_is_dropped() -> None:
    parsed = doc(
        "Rain fell ; roads closed", "NN VBD : NNS VBD", [1, 1, 1, 4, 1], "nsubj ROOT punct nsubj parataxis"
    )
    assert clauses(parsed) == ["Rain fell", "roads closed"]


def test_a_relative_clause_in_the_middle_is_an_aside() -> None:
    parsed = doc(
        "The pier , which opened in 1887 , was sold .",
        "DT NN , WDT VBD IN CD , VBD VBN .",
        [1, 9, 1, 4, 1, 4, 5, 1, 9, 9, 9],
        "det nsubjpass punct nsubj relcl prep pobj punct auxpass ROOT punct",
    )
    assert [parsed.text[start:end] for start, end in asides(parsed[:], parsed.text)] == [
        "which opened in 1887"
    ]
    assert len(clauses(parsed)) == 1


def test_a_participle_is_finite_only_with_its_own_auxiliary() -> None:
    parsed = doc(
        "It was sold and moved .",
        "PRP VBD VBN CC VBN .",
        [2, 2, 2, 2, 2, 2],
        "nsubjpass auxpass ROOT cc conj punct",
    )
    assert finite(parsed[2])
    assert not finite(parsed[4])


def test_that_is_dropped_where_a_cut_leaves_it_in_front() -> None:
    parsed = doc(
        "Roe says rain fell and that roads closed .",
        "NNP VBZ NN VBD CC IN NNS VBD .",
        [1, 1, 3, 1, 3, 7, 7, 3, 1],
        "nsubj ROOT nsubj ccomp cc mark nsubj conj punct",
    )
    assert clauses(parsed) == ["Roe says rain fell", "roads closed ."]


def test_either_or_is_one_statement() -> None:
    parsed = doc(
        "They were either not told of it or were told far too late .",
        "PRP VBD CC RB VBN IN PRP CC VBD VBN RB RB RB .",
        [4, 4, 4, 4, 4, 4, 5, 4, 9, 4, 11, 12, 9, 4],
        "nsubjpass auxpass preconj neg ROOT prep pobj cc auxpass conj advmod advmod advmod punct",
    )
    assert len(clauses(parsed)) == 1


def test_verbs_without_and_between_them_are_no_pair() -> None:
    parsed = doc(
        "Roe , delighted to come , took the best seat .",
        "NNP , VBD TO VB , VBD DT JJS NN .",
        [2, 2, 2, 4, 2, 2, 2, 9, 9, 6, 2],
        "nsubj punct ROOT aux xcomp punct conj det amod dobj punct",
    )
    assert len(clauses(parsed)) == 1


def test_an_absolute_with_a_name_is_found_where_it_is_told_in_passing() -> None:
    parsed = Doc(
        VOCAB,
        words=["It", "grew", ",", "with", "Norland", "sending", "boats", "."],
        tags=["PRP", "VBD", ",", "IN", "NNP", "VBG", "NNS", "."],
        heads=[1, 1, 1, 1, 5, 3, 5, 1],
        deps=["nsubj", "ROOT", "punct", "prep", "nsubj", "pcomp", "dobj", "punct"],
        ents=["O", "O", "O", "O", "B-GPE", "O", "O", "O"],
    )
    found = [parsed.text[start:end] for start, end in absolutes(parsed[:], parsed.text)]
    assert found == ["Norland sending boats"]
    assert doing(parsed[4:7]) == parsed[5]
    assert doing(parsed[:]) is None
