from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from govlint.engine.api import check_one
from govlint.engine.decide import exit_code
from govlint.engine.options import DEFAULTS, Options
from govlint.engine.suppress import MAX_REQUESTS, suppress
from govlint.model.document import Comment
from govlint.model.finding import FileReport, Finding, Outcome, Report, RuleOutcome
from govlint.model.position import Location
from govlint.rules.registry import load_rules
from tests.reporters import samples
from tests.samples import NOTICE

BAD = NOTICE.replace("〔2026〕", "[2026]")
CODE = "F725-3"


def noticed(remark: str, where: str = "[2026]") -> str:
    """Put a remark behind the line that holds some words."""
    lines = BAD.split("\n")
    index = next(i for i, line in enumerate(lines) if where in line)
    lines[index] += f" <!-- {remark} -->"
    return "\n".join(lines)


def checked(text: str, options: Options = DEFAULTS) -> FileReport:
    return check_one(text.encode(), options, "a.txt")


def statuses(report: FileReport) -> list[tuple[str, str]]:
    return [(one.code, one.status) for one in report.suppressions]


def test_a_remark_with_a_reason_sets_its_finding_aside() -> None:
    assert [one.code for one in checked(BAD).findings] == [CODE]
    report = checked(noticed(f"govlint: 忽略 {CODE} 原件如此"))
    assert report.findings == ()
    (one,) = report.suppressed
    assert (one.finding.code, one.kind, one.reason) == (CODE, "comment", "原件如此")
    assert statuses(report) == [(CODE, "used")]
    assert report.flags == checked(BAD).flags
    assert exit_code(Report((report,), ""), DEFAULTS) == 0


@pytest.mark.parametrize("name", [CODE, "f725-3", "P19", "document-number-brackets"])
def test_a_rule_goes_by_code_alias_or_slug(name: str) -> None:
    assert checked(noticed(f"govlint：忽略 {name}：原件如此")).findings == ()


@pytest.mark.parametrize(
    ("remark", "status", "said"),
    [
        (f"govlint: 忽略 {CODE}", "no_reason", "要写明理由"),
        ("govlint: 忽略 F725-33 原件如此", "unknown", "F725-3"),
        ("govlint: 忽略 F7 原件如此", "unknown", "“F7”不止一条规则，要写全代码"),
        ("govlint: 忽略 F 原件如此", "unknown", "“F”不止一条规则"),
        ("govlint: 忽略 ALL 原件如此", "unknown", "“ALL”不止一条规则"),
        ("govlint: 忽略 全部 原件如此", "malformed", "要写成"),
        ("govlint: 请忽略", "malformed", "要写成"),
    ],
)
def test_what_cannot_be_used_sets_nothing_aside_and_is_said(
    remark: str, status: str, said: str
) -> None:
    report = checked(noticed(remark))
    assert [one.code for one in report.findings] == [CODE]
    assert [one.status for one in report.suppressions] == [status]
    assert any(said in flag for flag in report.flags)


def test_a_remark_covers_its_own_line_alone() -> None:
    report = checked(noticed(f"govlint: 忽略 {CODE} 原件如此", where="："))
    assert [one.code for one in report.findings] == [CODE]
    assert statuses(report) == [(CODE, "unused")]
    assert any("没有用上" in flag for flag in report.flags)
    assert checked(noticed(f"govlint: 全文忽略 {CODE} 原件如此", where="：")).findings == ()


def test_a_rule_that_did_not_run_is_not_called_unused() -> None:
    remark = noticed(f"govlint: 忽略 {CODE} 原件如此")
    report = checked(remark, Options(select=("F732-2",)))
    assert statuses(report) == [(CODE, "not_run")]
    assert not any("没有用上" in flag for flag in report.flags)


def test_several_codes_in_one_remark() -> None:
    report = checked(noticed(f"govlint: 忽略 {CODE}、F725-4 原件如此"))
    assert statuses(report) == [(CODE, "used"), ("F725-4", "unused")]


def word(comment: str, anchored: str = "[2026]") -> bytes:
    document = docx.Document()
    for line in BAD.split("\n"):
        if line:
            run = document.add_paragraph().add_run(line)
            if anchored in line:
                document.add_comment(run, text=comment, author="核稿人")
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_a_word_comment_sets_aside_with_its_author() -> None:
    options = Options(select=(CODE,))
    report = check_one(word(f"govlint: 忽略 {CODE} 原件如此"), options, "a.docx")
    assert report.findings == ()
    assert [(one.author, one.reason) for one in report.suppressed] == [("核稿人", "原件如此")]
    other = check_one(word("请改正"), options, "a.docx")
    assert [one.code for one in other.findings] == [CODE]
    assert other.suppressions == ()


def beside(folder: Path, sidecar: str) -> FileReport:
    place = folder / "a.txt"
    place.write_text(BAD, encoding="utf-8")
    (folder / "a.txt.govlint.toml").write_text(sidecar, encoding="utf-8")
    return check_one(place)


def test_a_file_beside_the_document(tmp_path: Path) -> None:
    entry = f'[[ignore]]\ncode = "{CODE}"\nreason = "原件如此"\n'
    report = beside(tmp_path, entry)
    assert [(one.kind, one.reason) for one in report.suppressed] == [("sidecar", "原件如此")]
    assert beside(tmp_path, entry + 'text = "[2026]"\nelement = "document_number"\n').findings == ()
    for narrower in ('text = "[2023]"\n', 'element = "title"\n', "until = 2020-01-01\n"):
        assert [one.code for one in beside(tmp_path, entry + narrower).findings] == [CODE]
    assert beside(tmp_path, entry + "until = 2999-01-01\n").findings == ()


def test_a_wrong_file_beside_it_sets_nothing_aside_and_is_said(tmp_path: Path) -> None:
    entry = f'[[ignore]]\ncode = "{CODE}"\nreason = "原件如此"\n'
    report = beside(tmp_path, entry + "[[ignore]]\ncod = 1\n")
    assert [one.code for one in report.findings] == [CODE]
    assert report.suppressions == ()
    [flag] = [flag for flag in report.flags if "豁免文件没有采用" in flag]
    assert "a.txt.govlint.toml:5: 不认识“cod”" in flag
    assert exit_code(Report((report,), ""), DEFAULTS) == 1


def test_the_words_of_an_entry_may_stand_in_the_paragraph(tmp_path: Path) -> None:
    entry = f'[[ignore]]\ncode = "{CODE}"\nreason = "甲"\ntext = "示府辦發 [2026]"\n'
    assert beside(tmp_path, entry).findings == ()


def test_what_is_unused_is_said_and_never_changes_the_exit_code(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text(NOTICE, encoding="utf-8")
    (tmp_path / "a.txt.govlint.toml").write_text(
        f'\n[[ignore]]\ncode = "{CODE}"\nreason = "甲"\n', encoding="utf-8"
    )
    report = check_one(place)
    assert statuses(report) == [(CODE, "unused")]
    assert any("a.txt.govlint.toml 第 2 行的豁免没有用上" in flag for flag in report.flags)
    assert exit_code(Report((report,), ""), DEFAULTS) == 0


def test_the_file_beside_is_that_of_the_path_not_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BAD, encoding="utf-8")
    beside(tmp_path, f'[[ignore]]\ncode = "{CODE}"\nreason = "甲"\n')
    assert check_one(tmp_path / "a.txt", name="b.txt").findings == ()
    assert check_one(BAD.encode(), name=str(tmp_path / "a.txt")).findings != ()


def test_a_file_whose_name_leaves_no_room_beside_it(tmp_path: Path) -> None:
    place = tmp_path / ("长" * 80 + ".txt")
    place.write_text(BAD, encoding="utf-8")
    report = check_one(place)
    assert (report.error, [one.code for one in report.findings]) == (None, [CODE])


def finding(code: str, block: int, *also: str) -> Finding:
    return replace(samples.finding(code), location=Location(block, 0, 1), also=also)


def applied(said: str, *findings: Finding, block: int = 0, last: int | None = None) -> FileReport:
    comment = Comment("核稿人", said, block, 0, 1, last)
    document = replace(samples.document(), comments=(comment,))
    report = samples.file_report(
        official=replace(samples.official(), document=document),
        findings=findings,
        outcomes=(RuleOutcome(CODE, Outcome.FAIL), RuleOutcome("P32", Outcome.FAIL)),
    )
    return suppress(report, None, load_rules(), datetime.date(2026, 5, 7))


def test_a_range_covers_all_its_paragraphs() -> None:
    found = [finding(CODE, block) for block in range(4)]
    report = applied(f"govlint: 忽略 {CODE} 甲", *found, block=1, last=2)
    assert [one.location.block for one in report.findings] == [0, 3]
    assert [one.finding.location.block for one in report.suppressed] == [1, 2]
    assert [one.count for one in report.suppressions] == [2]


def test_of_a_finding_of_another_rule_only_the_mention_goes() -> None:
    report = applied("govlint: 忽略 P32 甲", finding(CODE, 0, "P32", "P08"))
    assert [(one.code, one.also) for one in report.findings] == [(CODE, ("P08",))]
    assert report.suppressed == ()
    assert statuses(report) == [("P32", "used")]


def test_a_finding_is_set_aside_once() -> None:
    said = f"govlint: 忽略 {CODE} 甲\ngovlint: 全文忽略 {CODE} 乙"
    report = applied(said, finding(CODE, 0), finding(CODE, 2))
    assert [one.reason for one in report.suppressed] == ["甲", "乙"]
    assert [one.count for one in report.suppressions] == [1, 1]


def test_more_requests_than_people_make_are_cut() -> None:
    lines = f"govlint: 忽略 {CODE} 甲\n" * (MAX_REQUESTS + 1)
    report = applied(lines, finding(CODE, 3))
    assert len(report.suppressions) == MAX_REQUESTS
    assert any(f"豁免超过 {MAX_REQUESTS} 条" in flag for flag in report.flags)


def test_a_remark_is_no_text_that_other_rules_see() -> None:
    for name in ("a.txt", "a.md", "a.html"):
        text = BAD if name != "a.html" else BAD.replace("\n", "<br>\n")
        marked = text.replace("号", f"号<!-- govlint: 忽略 {CODE} （原件[2020]如此 -->", 1)
        plain, remarked = (check_one(raw.encode(), name=name) for raw in (text, marked))
        assert [one.code for one in plain.findings] == [CODE], name
        assert remarked.findings == (), name
        assert remarked.official and plain.official
        assert remarked.official.document.text == plain.official.document.text
        assert remarked.official.elements == plain.official.elements


def test_expiry_is_said(tmp_path: Path) -> None:
    day = datetime.date(2020, 1, 1)
    entry = f'[[ignore]]\ncode = "{CODE}"\nreason = "甲"\nuntil = {day.isoformat()}\n'
    report = beside(tmp_path, entry)
    assert [one.status for one in report.suppressions] == ["expired"]
    assert any("2020-01-01 到期" in flag for flag in report.flags)
