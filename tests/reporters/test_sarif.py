from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from govlint.cli.main import main
from govlint.model.finding import FileReport, Outcome, Report, Severity, Suppressed
from govlint.model.position import Location
from govlint.reporters.sarif import EXIT_CODES, SCHEMA, to_sarif
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import Rule
from tests.conftest import Golden
from tests.reporters import samples

SCHEMA_FILE = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"
REQUIREMENTS = {("GB/T 9704-2012", "7.2.5"): "发文字号由机关代字、年份、顺序号组成"}
TEXT = """示府办发[2026]第012号

𠮷祥市人民政府办公室关于做好防汛工作的通知

各县（区）人民政府，市政府有关部门：
　　为做好防汛工作，经市人民政府同意，现将有关事项通知如下。

　　　　　　　　　　　　　　𠮷祥市人民政府办公室
　　　　　　　　　　　　　　2026年5月7日
"""


@cache
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def rule(code: str, **changes: Any) -> Rule:
    """Make a rule whose words do not change with the rule files."""
    base = load_rules().get("F725-3")
    given: dict[str, Any] = {
        "code": code,
        "name": "年份未用六角括号",
        "slug": "document-number-brackets",
        "source": ("GB/T 9704-2012 7.2.5",),
        "aliases": (),
        "why": "标准有明文要求。",
        "how": "换成“〔〕”。",
    }
    return replace(base, **{**given, **changes})


def rules() -> RuleSet:
    return RuleSet(
        (
            rule("F725-3", aliases=("P19",)),
            rule("F725-6", source=("GB/T 9704-2012 7.2.5", "甲标准")),
            rule("F732-2", slug="recipients-colon", source=("GB/T 9704-2012 7.3.2",)),
            rule("P01", why="用 <b>“{0}”</b> [见此](http://a.example)。"),
            rule("NOT-RUN"),
        )
    )


def log(report: Report, code: int = 1) -> dict[str, Any]:
    text = to_sarif(report, rules(), code, REQUIREMENTS)
    found: dict[str, Any] = json.loads(text)
    assert [error.message for error in validator().iter_errors(found)] == []
    return found


def run(report: Report, code: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = log(report, code)["runs"][0]
    return found


def results(file: FileReport, **configuration: Any) -> list[dict[str, Any]]:
    report = replace(samples.report(file), configuration=configuration)
    found: list[dict[str, Any]] = run(report)["results"]
    return found


def pdf() -> FileReport:
    place = Location(0, 4, 10, page=2, path="masthead/document_number", box=(10.0, 2.0, 30.5, 4.0))
    return samples.file_report(
        path="红头.pdf",
        format="pdf",
        official=samples.official(lines=False),
        findings=(samples.finding(location=place),),
    )


def test_the_schema_is_that_of_the_standard() -> None:
    content = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(content)
    assert content["id"] == SCHEMA


def test_golden(golden: Golden) -> None:
    golden("report.sarif", to_sarif(samples.full(), rules(), 3, REQUIREMENTS))


def test_the_log_says_how_it_counts_and_in_which_language() -> None:
    found = log(samples.full(), 3)
    only = found["runs"][0]
    assert (found["$schema"], found["version"], len(found["runs"])) == (SCHEMA, "2.1.0", 1)
    assert (only["language"], only["columnKind"]) == ("zh-CN", "unicodeCodePoints")
    assert "\u2028" in only["newlineSequences"]
    driver = only["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("govlint", "0.1.0", "zh-CN")
    assert driver["semanticVersion"] == "0.1.0"
    other = replace(samples.full(), tool="govlint 0.2.0.dev1")
    assert "semanticVersion" not in run(other)["tool"]["driver"]


def test_rules_that_ran_are_described_with_their_clauses() -> None:
    only = run(samples.full())
    described = only["tool"]["driver"]["rules"]
    assert [one["id"] for one in described] == ["F725-3", "F725-6", "F732-2", "P01"]
    assert described[0]["name"] == "DocumentNumberBrackets"
    assert described[0]["deprecatedIds"] == ["P19"]
    assert described[0]["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert described[0]["help"]["markdown"].startswith("# F725-3 ")
    names = [taxonomy["name"] for taxonomy in only["taxonomies"]]
    assert names == ["GB/T 9704-2012", "甲标准"]
    assert [taxon["id"] for taxon in only["taxonomies"][0]["taxa"]] == ["7.2.5", "7.3.2"]
    assert only["taxonomies"][0]["taxa"][0]["shortDescription"]["text"].startswith("发文字号由")
    for one in described:
        for relation in one["relationships"]:
            target = relation["target"]
            taxonomy = only["taxonomies"][target["toolComponent"]["index"]]
            assert taxonomy["name"] == target["toolComponent"]["name"]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]


def test_results_lead_to_their_rule_clause_and_file() -> None:
    only = run(samples.full())
    described = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        if "ruleIndex" in result:
            assert described[result["ruleIndex"]]["id"] == result["ruleId"]
            assert {one["id"] for one in result["taxa"]} == {
                relation["target"]["id"]
                for relation in described[result["ruleIndex"]]["relationships"]
            }
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert only["artifacts"][where["index"]]["location"]["uri"] == where["uri"]
    assert only["results"][2]["ruleId"] == "P07"
    assert "ruleIndex" not in only["results"][2]


def test_words_of_a_document_are_no_placeholders_links_or_html() -> None:
    words = "引用[《办法》](附件)里的{0}"
    only = run(samples.report(samples.file_report(findings=(samples.finding(message=words),))))
    assert only["results"][0]["message"]["text"].startswith("引用[《办法》\\](附件)里的{{0}}")
    shown = run(samples.full())["tool"]["driver"]["rules"][3]["help"]["markdown"]
    assert "&lt;b>“{{0}}”&lt;/b>" in shown


def test_only_failures_have_a_level() -> None:
    found = results(samples.file_report())
    assert [(one["kind"], one["level"]) for one in found] == [
        ("fail", "error"),
        ("fail", "warning"),
        ("review", "none"),
        ("fail", "note"),
        ("fail", "error"),
    ]
    assert ["rank" in one for one in found] == [True, True, False, True, True]
    assert found[0]["rank"] > found[1]["rank"] > found[3]["rank"]


def test_columns_are_code_points_of_the_line() -> None:
    """𠮷 counts once before and inside the region, and the end is exclusive."""
    found = results(samples.file_report())
    number, _, title, body, cell = (
        one["locations"][0]["physicalLocation"]["region"] for one in found
    )
    assert samples.NUMBER[number["startColumn"] - 1 : number["endColumn"] - 1] == "[2026]"
    assert title["startColumn"] == len(samples.TITLE)
    assert samples.LONG[body["startColumn"] - 1 : body["endColumn"] - 1] == "𠮷祥镇"
    assert body["snippet"] == {"text": "𠮷祥镇"}
    assert cell == {"startLine": 5}


def test_what_has_no_lines_has_a_place_in_words_and_properties() -> None:
    result = results(pdf())[0]
    where = result["locations"][0]
    assert where["physicalLocation"]["region"]["properties"]["placeholder"] is True
    assert where["properties"]["page"] == 2
    assert where["properties"]["box"] == [10.0, 2.0, 30.5, 4.0]
    assert where["message"]["text"] == "第2页第1段"
    assert "\n位置：第2页第1段\n" in result["message"]["text"]
    fingerprint = result["partialFingerprints"]
    assert fingerprint["primaryLocationLineHash"] == f"{fingerprint['govlint/v1']}:1"
    assert "fixes" not in result


def test_logical_locations_lie_in_one_another() -> None:
    only = run(samples.report(pdf()))
    masthead, number = only["logicalLocations"]
    assert masthead["fullyQualifiedName"] == "masthead"
    assert number["properties"] == {"term": "发文字号"}
    assert number["parentIndex"] == 0
    assert only["results"][0]["locations"][0]["logicalLocations"] == [
        {"index": 1, "fullyQualifiedName": "masthead/document_number"}
    ]


def test_fixes_are_edits_of_the_file() -> None:
    first, second, _, _, cell = results(samples.file_report())
    assert first["fixes"][0]["properties"] == {"safe": True}
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "〔2026〕"}
    assert replacement["deletedRegion"]["startColumn"] == 5
    assert second["fixes"][0]["properties"] == {"safe": False}
    assert "insertedContent" not in second["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert "fixes" not in cell, "a cell of a table has no columns"


def test_what_was_set_aside_says_why_and_every_result_has_suppressions() -> None:
    file = samples.file_report(
        suppressed=(
            Suppressed(samples.finding("P01"), "comment", "原件如此", "核稿人"),
            Suppressed(samples.finding("P01"), "sidecar", "经批准"),
        )
    )
    found = results(file)
    assert [one["suppressions"] for one in found[:5]] == [[]] * 5
    assert [one["suppressions"][0]["kind"] for one in found[5:]] == ["inSource", "external"]
    assert found[5]["suppressions"][0]["justification"] == "原件如此"
    assert found[5]["suppressions"][0]["properties"] == {"kind": "comment", "author": "核稿人"}
    assert not any("baselineState" in one for one in found)


def test_with_a_baseline_every_result_has_a_state() -> None:
    file = samples.file_report(
        findings=(samples.finding(),),
        suppressed=(Suppressed(samples.finding("F725-6"), "baseline", "基线里已有"),),
        gone=(
            {"code": "F732-2", "fingerprint": "fe", "element": "title", "message": "少了冒号"},
            {"code": "OLD-1", "fingerprint": "ff", "element": "", "message": ""},
        ),
    )
    found = results(file, baseline={"file": "b.json", "unchanged": 1, "gone": 2})
    assert [one["baselineState"] for one in found] == ["new", "unchanged", "absent", "absent"]
    assert found[1]["suppressions"][0]["kind"] == "external"
    assert found[2]["message"]["text"] == "少了冒号"
    assert found[3]["message"]["text"] == "OLD-1"
    assert found[3]["partialFingerprints"] == {"govlint/v1": "ff"}


def test_what_a_profile_changed_is_told() -> None:
    by = {"profile": "甲", "file": "office.toml"}
    whole = {**by, "case": ""}
    changes = [
        {"code": "F725-3", "key": "severity", "before": "error/info", "after": "off", **whole},
        {"code": "F725-6", "key": "most", "before": 50, "after": 30, **whole},
        {"code": "NOT-RUN", "key": "most", "before": 1, "after": 2, **whole},
        {"code": "P01", "key": "severity", "before": "info", "after": "error", **by, "case": "甲"},
    ]
    report = replace(samples.full(), configuration={"profile": "甲", "changes": changes})
    found = run(report)["invocations"][0]["ruleConfigurationOverrides"]
    assert [one["configuration"] for one in found] == [
        {"level": "none", "enabled": False},
        {"parameters": {"most": 30}},
        {"parameters": {"severity:甲": "error"}},
    ]
    assert found[1]["descriptor"] == {"id": "F725-6", "index": 1}
    assert found[1]["properties"] == {**by, "before": 50}


@pytest.mark.parametrize("code", range(len(EXIT_CODES)))
def test_the_invocation_tells_the_exit_code(code: int) -> None:
    found = run(samples.full(), code)["invocations"][0]
    assert found["exitCode"] == code
    assert found["executionSuccessful"] is (code < 2)


def test_what_is_not_about_the_text_is_a_notification() -> None:
    crashed = samples.file_report(path="乙.txt", internal=True, findings=())
    dead = FileReport("丙.txt", error="内部错误：KeyError: 'a'", internal=True)
    full = samples.full()
    only = run(replace(full, files=(*full.files, crashed, dead)), 2)
    kinds = [one["id"] for one in only["tool"]["driver"]["notifications"]]
    found = [
        (one["descriptor"]["id"], one["level"])
        for one in only["invocations"][0]["toolExecutionNotifications"]
        if one["descriptor"]["id"] != "not-checked"
    ]
    assert found == [
        ("remark", "note"),
        ("remark", "note"),
        ("unreadable", "error"),
        ("internal-error", "error"),
        ("remark", "note"),
        ("internal-error", "error"),
        ("skipped", "warning"),
    ]
    for one in only["invocations"][0]["toolExecutionNotifications"]:
        assert kinds[one["descriptor"]["index"]] == one["descriptor"]["id"]


def test_rules_that_were_not_checked_are_named_with_the_reason() -> None:
    texts = [
        one["message"]["text"]
        for one in run(samples.report(samples.file_report()))["invocations"][0][
            "toolExecutionNotifications"
        ]
        if one["descriptor"]["id"] == "not-checked"
    ]
    assert "不知道发文机关与主送机关的关系：R15-1" in texts


def test_no_files_is_a_valid_log_that_says_so() -> None:
    only = run(samples.report(), 2)
    assert (only["results"], only["artifacts"]) == ([], [])
    assert "nothing-found" in str(only["invocations"])


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("文稿/𠮷 a%.txt", "%E6%96%87%E7%A8%BF/%F0%A0%AE%B7%20a%25.txt", "SRCROOT"),
        ("./a//b.txt", "a/b.txt", "SRCROOT"),
        ("C:a.txt", "C%3Aa.txt", "SRCROOT"),
        ("坏\udcff.txt", "%E5%9D%8F%FF.txt", "SRCROOT"),
        ("/甲/a b.txt", "file:///%E7%94%B2/a%20b.txt", None),
        ("-", "-", None),
    ],
)
def test_paths_are_uris(path: str, uri: str, base: str | None) -> None:
    where = run(samples.report(samples.file_report(path=path)))["artifacts"][0]["location"]
    assert (where["uri"], where.get("uriBaseId")) == (uri, base)


def test_a_path_that_climbs_becomes_absolute(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    where = run(samples.report(samples.file_report(path="../a.txt")))["artifacts"][0]["location"]
    assert where["uri"] == (tmp_path.parent / "a.txt").resolve().as_uri()


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = (to_sarif(samples.full(), rules(), 3, REQUIREMENTS) for _ in range(2))
    assert first == second


def test_a_severity_of_an_office_is_the_level() -> None:
    finding = samples.finding(severity=Severity.INFO, outcome=Outcome.FAIL)
    assert results(samples.file_report(findings=(finding,)))[0]["level"] == "note"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("feed", ["\n", "\r\n"])
def test_real_regions_hold_the_evidence_and_fixes_mend_the_file(
    encoding: str,
    feed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path("𠮷 文稿.txt")
    source.write_bytes(TEXT.replace("\n", feed).encode(encoding))
    assert main(["check", str(source), "--format", "sarif", "-o", "log.sarif"]) == 1
    found = json.loads(Path("log.sarif").read_text(encoding="utf-8"))
    assert not list(validator().iter_errors(found))
    only = found["runs"][0]
    assert unquote(only["artifacts"][0]["location"]["uri"]) == str(source)
    lines = TEXT.split("\n")
    edits = []
    for result in only["results"]:
        where = result["locations"][0]["physicalLocation"]["region"]
        marked = lines[where["startLine"] - 1][where["startColumn"] - 1 : where["endColumn"] - 1]
        assert marked == result["properties"]["evidence"] == where["snippet"]["text"]
        for fix in result.get("fixes", ()):
            edits += fix["artifactChanges"][0]["replacements"]
    assert {result["ruleId"] for result in only["results"]} == {"F725-3", "F725-4", "F725-5"}
    for edit in sorted(edits, key=lambda one: -one["deletedRegion"]["startColumn"]):
        region = edit["deletedRegion"]
        line = lines[region["startLine"] - 1]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1]
            + edit.get("insertedContent", {"text": ""})["text"]
            + line[region["endColumn"] - 1 :]
        )
    assert lines[0] == "示府办发〔2026〕12号"
    source.write_text("\n".join(lines), encoding="utf-8")
    assert main(["check", str(source), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []
