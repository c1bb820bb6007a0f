from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.cli.main import main
from govlint.model.finding import FileReport, Report, Severity, Suppressed
from govlint.model.position import Location, utf16_offset
from govlint.reporters.github import LONGEST, MOST, Annotation, command, to_github
from tests.conftest import Golden
from tests.reporters import samples
from tests.samples import NOTICE

Parsed = tuple[str, dict[str, str], str]


def unescaped(text: str, also: bool = False) -> str:
    for raw, meant in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        *((("%3A", ":"), ("%2C", ",")) if also else ()),
    ):
        text = text.replace(raw, meant)
    return text.replace("%25", "%")


def parsed(line: str) -> Parsed | None:
    """Read a line as the runner does; None when it is no command."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        assert "##[" not in line, "the runner takes this for a command of the old form"
        return None
    name, _, given = line[2:end].partition(" ")
    pairs = (pair.split("=", 1) for pair in given.strip().split(",") if pair)
    return name, {key: unescaped(value, True) for key, value in pairs}, unescaped(line[end + 2 :])


def commands(report: Report) -> list[Parsed]:
    found = (parsed(line) for line in to_github(report).splitlines())
    return [one for one in found if one and one[0] in ("error", "warning", "notice")]


def many(count: int, severity: Severity, path: str = "a.txt") -> FileReport:
    findings = tuple(
        samples.finding(message=f"{severity.value} {number}", severity=severity)
        for number in range(count)
    )
    return samples.file_report(path=path, findings=findings, flags=(), outcomes=())


def test_golden(golden: Golden) -> None:
    golden("report-github.txt", to_github(samples.full()))


def test_each_severity_has_its_kind_and_the_gravest_come_first() -> None:
    found = commands(samples.full())
    assert [(kind, given["title"][:6]) for kind, given, _ in found] == [
        ("error", "读不了"),
        ("error", "F725-3"),
        ("error", "N07 表格"),
        ("warning", "F725-6"),
        ("notice", "W001 字"),
        ("notice", "P07 标题"),
    ]
    assert found[-1][1]["title"].endswith("（需人工判断）")


def test_columns_are_utf16_units() -> None:
    found = {given["title"].split()[0]: given for _, given, _ in commands(samples.full())}
    assert (found["F725-3"]["line"], found["F725-3"]["col"]) == ("1", "5")
    last = len(samples.TITLE) - 1
    assert found["P07"]["col"] == str(utf16_offset(samples.TITLE, last) + 1)
    assert found["P07"]["col"] == str(last + 2), "𠮷 before it counts twice"
    assert found["N07"]["line"] == "5"
    assert "col" not in found["N07"]


def test_a_word_file_has_the_place_in_the_message() -> None:
    file = samples.file_report(
        path="a.docx",
        official=samples.official(lines=False),
        findings=(samples.finding(location=Location(0, 4, 10)),),
    )
    ((_, given, text),) = commands(samples.report(file))
    assert "line" not in given
    assert "col" not in given
    assert text.split("\n")[1] == "位置：第1段"


def test_standard_input_has_no_file() -> None:
    ((_, given, _),) = commands(
        samples.report(samples.file_report(path="-", findings=(samples.finding(),)))
    )
    assert "file" not in given


@pytest.mark.parametrize(
    "counts", [(MOST, MOST, MOST), (MOST + 1, 2, 0), (0, 0, MOST + 3), (25, 30, 40), (3, 0, 0)]
)
def test_no_kind_has_more_than_github_shows_and_nothing_is_lost(
    counts: tuple[int, int, int],
) -> None:
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    files = [many(count, level) for count, level in zip(counts, levels, strict=True)]
    text = to_github(samples.report(*files))
    found = commands(samples.report(*files))
    for kind in ("error", "warning", "notice"):
        assert sum(one[0] == kind for one in found) <= MOST
    for count, level in zip(counts, levels, strict=True):
        for number in range(count):
            assert f"{level.value} {number}" in text
    left = sum(counts) - sum(given["title"] != "govlint" for _, given, _ in found)
    said = [text for _, given, text in found if given["title"] == "govlint"]
    assert said == [] if not left else said[0].startswith(f"另有 {left} 处")


def test_the_summary_says_what_was_left_out_and_where() -> None:
    report = samples.report(
        many(12, Severity.ERROR), many(11, Severity.ERROR, "甲.txt"), many(3, Severity.WARNING)
    )
    said = commands(report)[-1][2]
    assert said == (
        "另有 13 处没有显示成批注（GitHub 每步每类只显示 10 条）：错误 13；"
        "在 a.txt 2 处、甲.txt 11 处。全部列在这一步的日志里"
    )


def test_many_files_are_counted() -> None:
    report = samples.report(*(many(3, Severity.ERROR, f"{name}.txt") for name in "abcdefghij"))
    said = commands(report)[-1][2]
    assert "j.txt" not in said
    assert "等 7 个文件" in said


@given(st.text(st.sampled_from("甲𠮷:,%=\r\n#[]\x1b\udcff\u202e a")), st.text())
def test_any_text_comes_out_as_one_command(title: str, text: str) -> None:
    line = command(Annotation("error", title, title, (text,), line=3))
    assert "\n" not in line
    assert "\r" not in line
    found = parsed(line)
    assert found
    kind, given_, said = found
    assert (kind, given_.get("line")) == ("error", "3")
    assert set(given_) <= {"file", "line", "title"}
    if title:
        assert given_["file"].replace("\\xff", "\udcff") == title
    if all(not "\ud800" <= char <= "\udfff" for char in text) and len(text) < LONGEST / 2:
        assert said == text
    line.encode()


def test_a_long_message_is_cut_where_github_cuts_it() -> None:
    found = parsed(command(Annotation("error", "a.txt", "题" * 300, ("𠮷" * 3000,))))
    assert found
    assert utf16_offset(found[2], len(found[2])) in (LONGEST - 1, LONGEST)
    assert found[2].endswith("𠮷…")
    assert len(found[1]["title"]) == 255


def test_nothing_in_the_log_is_a_command() -> None:
    evil = "::error ::x\n::stop-commands::x ##[error]y"
    file = replace(many(15, Severity.ERROR), path=evil, flags=(evil,))
    findings = tuple(replace(one, message=evil, name=evil) for one in file.findings)
    text = to_github(samples.report(replace(file, findings=findings)))
    kinds = [one[0] for line in text.split("\n") if (one := parsed(line))]
    assert kinds == ["error"] * MOST + ["notice", "group", "endgroup"]


def test_the_log_says_what_no_annotation_says() -> None:
    aside = (Suppressed(samples.finding(), "comment", "原件如此"),)
    text = to_github(samples.report(samples.file_report(suppressed=aside)))
    assert "注意 文稿/𠮷祥镇通知.txt：文件按 GB18030 编码读取" in text
    assert "未检查 8 条规则：文本没有版面信息（" in text
    assert text.endswith("需人工判断 1；另有 1 处已豁免或在基线里\n")


def test_quiet() -> None:
    assert to_github(samples.report(samples.file_report(findings=())), quiet=True) == ""
    quiet = to_github(samples.full(), quiet=True)
    assert to_github(samples.full()).startswith(quiet)
    assert "共 4 个文件" not in quiet


def lines_of(text: str) -> Iterator[str]:
    yield from (line for line in text.splitlines() if line.startswith("::error"))


def test_real_columns_lead_to_the_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two characters beyond the BMP stand before the bracket in its line."""
    monkeypatch.chdir(tmp_path)
    text = NOTICE.replace("示府办发〔2026〕", "𠮷𠮷办发[2026]")
    Path("a.txt").write_text(text, encoding="gb18030")
    assert main(["check", "a.txt", "--format", "github", "--select", "F725-3"]) == 1
    found = [parsed(line) for line in lines_of(capsys.readouterr().out)]
    assert found
    assert found[0]
    column = int(found[0][1]["col"])
    raw = text.split("\n")[0].encode("utf-16-le")
    assert raw[2 * (column - 1) :].decode("utf-16-le").startswith("[2026]")
