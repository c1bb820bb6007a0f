from __future__ import annotations

from pathlib import Path

import pytest

import govlint.rules.checks.registered as registered
from govlint.engine.api import check_paths
from govlint.engine.judge import ALONE
from govlint.engine.options import Options
from govlint.model.finding import FileReport, Outcome
from govlint.rules.named import function_of

PAPER = """甲市人民政府文件

甲政发〔2024〕{number}号

甲市人民政府关于{matter}的通知

各县人民政府：

现就有关事项通知如下，请认真贯彻执行。

甲市人民政府

2024年5月7日
"""
CODE = "F725-8"
ONLY = Options(select=(CODE,))


def papers(folder: Path, *numbered: tuple[object, str]) -> None:
    for index, (number, matter) in enumerate(numbered):
        text = PAPER.format(number=number, matter=matter)
        (folder / f"{index}.txt").write_text(text, encoding="utf-8")


def checked(folder: Path, options: Options = ONLY) -> tuple[FileReport, ...]:
    return check_paths([str(folder)], options).files


def outcome(file: FileReport) -> tuple[Outcome, str]:
    (found,) = [one for one in file.outcomes if one.code == CODE]
    return found.outcome, found.reason


def test_one_number_on_two_papers(tmp_path: Path) -> None:
    papers(tmp_path, (7, "做好防汛工作"), (7, "做好抗旱工作"), (8, "做好森林防火工作"))
    first, second, third = checked(tmp_path)
    assert (first.findings, third.findings) == ((), ())
    (finding,) = second.findings
    assert (finding.evidence, finding.element) == ("甲政发〔2024〕7号", "document_number")
    assert "做好防汛工作" in finding.message
    assert [outcome(file)[0] for file in (first, second, third)] == ["pass", "fail", "pass"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_make_no_difference(tmp_path: Path, jobs: int) -> None:
    papers(tmp_path, (7, "做好防汛工作"), (7, "做好抗旱工作"))
    options = Options(select=(CODE,), jobs=jobs)
    assert [len(file.findings) for file in checked(tmp_path, options)] == [0, 1]


def test_two_copies_of_a_paper_are_one(tmp_path: Path) -> None:
    papers(tmp_path, (7, "做好防汛工作"), (7, "做好防汛工作"))
    assert [file.findings for file in checked(tmp_path)] == [(), ()]


def test_a_single_file_is_compared_with_none(tmp_path: Path) -> None:
    papers(tmp_path, (7, "做好防汛工作"))
    (file,) = checked(tmp_path)
    assert outcome(file) == (Outcome.NOT_APPLICABLE, ALONE)


def test_a_series_that_is_nearly_whole_lacks_a_number(tmp_path: Path) -> None:
    matters = "一二三四五六"
    numbers = (1, 2, 3, 5, 6, 7)
    papers(tmp_path, *((n, f"做好第{m}项工作") for n, m in zip(numbers, matters, strict=True)))
    *others, last = checked(tmp_path)
    assert [file.findings for file in others] == [()] * 5
    (finding,) = last.findings
    assert finding.severity == "info"
    assert " 4 号" in finding.message


def test_scattered_numbers_are_no_series(tmp_path: Path) -> None:
    matters = "一二三四五六"
    numbers = (1, 9, 30, 47, 51, 80)
    papers(tmp_path, *((n, f"做好第{m}项工作") for n, m in zip(numbers, matters, strict=True)))
    assert not any(file.findings for file in checked(tmp_path))


def test_it_can_be_set_aside_with_a_reason(tmp_path: Path) -> None:
    papers(tmp_path, (7, "做好防汛工作"), (7, "做好抗旱工作"))
    second = tmp_path / "1.txt"
    remark = f"7号 <!-- govlint: 忽略 {CODE} 补发的文件 --><!-- govlint: 忽略 F725-3 留着 -->"
    text = second.read_text(encoding="utf-8").replace("7号", remark)
    second.write_text(text, encoding="utf-8")
    _, file = checked(tmp_path)
    assert file.findings == ()
    assert [one.finding.code for one in file.suppressed] == [CODE]
    assert [(one.code, one.status) for one in file.suppressions] == [
        (CODE, "used"),
        ("F725-3", "not_run"),
    ]


def test_a_check_that_fails_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(documents: object) -> object:
        raise RuntimeError("坏了")

    monkeypatch.setattr(registered, "number_once", broken)
    papers(tmp_path, (7, "做好防汛工作"), (8, "做好抗旱工作"))
    function_of.cache_clear()
    try:
        files = checked(tmp_path)
    finally:
        function_of.cache_clear()
    assert all(file.internal for file in files)
    assert all(outcome(file)[0] is Outcome.NOT_CHECKED for file in files)
    assert "坏了" in outcome(files[0])[1]


def test_files_that_cannot_be_read_do_not_matter(tmp_path: Path) -> None:
    papers(tmp_path, (7, "做好防汛工作"), (7, "做好抗旱工作"))
    (tmp_path / "2.docx").write_bytes(b"")
    *_, last = files = checked(tmp_path)
    assert last.error
    assert [len(file.findings) for file in files] == [0, 1, 0]
