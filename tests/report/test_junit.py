from __future__ import annotations

from collections.abc import Callable

from junitparser import Error, Failure, JUnitXml, Skipped

from factcheck.check import Finding, Report
from factcheck.errors import UnreadableInput
from factcheck.report import junit

ODD = "news desk/ß, 100%:\nfinal.md"


def read(report: Report) -> JUnitXml:
    return JUnitXml.fromstring(junit.render(report).encode("utf-8"))


def test_a_document_is_a_suite_and_a_finding_a_test(full: Report) -> None:
    found = {suite.name: len(list(suite)) for suite in read(full)}
    assert found == {ODD: 2, "ferry.md": 5, "page.html": 1, "could not be checked": 1}


def test_failing_findings_fail_others_are_skipped_and_verified_claims_pass(full: Report) -> None:
    outcomes = [
        (case.name[-5:], [type(result) for result in case.result])
        for suite in read(full)
        if suite.name == "ferry.md"
        for case in suite
    ]
    assert sorted(kinds[0].__name__ if kinds else "" for _, kinds in outcomes) == [
        "", "Failure", "Failure", "Skipped", "Skipped",
    ]  # fmt: skip
    assert [kinds for name, kinds in outcomes if "CG" in name] == [[]]
    assert {Failure, Skipped} == {kind for _, kinds in outcomes for kind in kinds}


def test_a_failure_has_the_rule_and_the_whole_message(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    (suite,) = read(report_of(finding("changed")))
    (case,) = suite
    (failure,) = case.result
    assert (failure.type, failure.message) == ("changed", "Claim changed since it was checked")
    assert "The mill employs 40 people. Why it is changed. Ask" in failure.text
    assert (case.classname, case._elem.get("file"), case._elem.get("line")) == ("ferry.md", "ferry.md", "3")


def test_a_test_keeps_its_name_when_the_claim_is_verified(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    names = [next(iter(next(iter(read(report_of(finding(rule))))))).name for rule in ("new", "verified")]
    assert names[0] == names[1]


def test_names_of_tests_differ(full: Report) -> None:
    names = [(suite.name, case.name) for suite in read(full) for case in suite]
    assert len(set(names)) == len(names)


def test_the_numbers_add_up(full: Report, empty: Report) -> None:
    found = read(full)
    assert (found.tests, found.failures, found.errors, found.skipped) == (9, 5, 1, 2)
    assert sum(suite.tests for suite in found) == 9
    assert read(empty).tests == 0


def test_a_file_that_could_not_be_read_is_an_error(report_of: Callable[..., Report]) -> None:
    (suite,) = read(report_of(failures=(UnreadableInput("No file a.md.", "Check its name."),)))
    (case,) = suite
    (error,) = case.result
    assert isinstance(error, Error)
    assert (error.type, error.message, error.text) == ("UnreadableInput", "No file a.md.", "Check its name.")


def test_what_xml_cannot_hold_is_replaced(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    (suite,) = read(report_of(finding(document="a\x00\udce9\x1b.md", text="\ufffe\x08 🏭 rose")))
    assert suite.name == "a\ufffd\ufffd\ufffd.md"
    assert next(iter(suite)).name == "🏭 rose (CAAAAAAAAAA)"
