from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import pytest

from govlint.engine.api import check_one
from govlint.engine.decide import exit_code
from govlint.engine.options import DEFAULTS, Options
from govlint.model.finding import FileReport, Report
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


@pytest.mark.parametrize("name", [CODE, "P19", "document-number-brackets"])
def test_a_rule_goes_by_code_alias_or_slug(name: str) -> None:
    assert checked(noticed(f"govlint：忽略 {name}：原件如此")).findings == ()


@pytest.mark.parametrize(
    ("remark", "status", "said"),
    [
        (f"govlint: 忽略 {CODE}", "no_reason", "要写明理由"),
        ("govlint: 忽略 F725-33 原件如此", "unknown", "F725-3"),
        ("govlint: 忽略 F7 原件如此", "unknown", "没有规则“F7”"),
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


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("[[ignore]]\ncod = 1\n", ":2: 不认识“cod”"),
        ("[[ignore]]\nreason = '甲'\n", "code 要写成"),
        ("ignore = 1\n", "要写成 [[ignore]]"),
        ("[[ignore]]\ncode = 'F725-3'\nreason = 1\n", ":3: reason"),
        ("[[ignore]]\ncode = 'F725-3'\nreason = '甲'\nelement = '头'\n", ":4: 没有名为“头”"),
        ("[[ignore]]\ncode = 'F725-3'\nreason = '甲'\nuntil = 'x'\n", ":4: until"),
        ("[[ignore", "不是正确的 TOML"),
    ],
)
def test_a_wrong_file_beside_it_is_said_with_its_line(
    tmp_path: Path, sidecar: str, said: str
) -> None:
    report = beside(tmp_path, sidecar)
    assert [one.code for one in report.findings] == [CODE]
    (flag,) = (flag for flag in report.flags if "豁免文件没有采用" in flag)
    assert said in flag


def test_expiry_is_said(tmp_path: Path) -> None:
    day = datetime.date(2020, 1, 1)
    entry = f'[[ignore]]\ncode = "{CODE}"\nreason = "甲"\nuntil = {day.isoformat()}\n'
    report = beside(tmp_path, entry)
    assert [one.status for one in report.suppressions] == ["expired"]
    assert any("2020-01-01 到期" in flag for flag in report.flags)
