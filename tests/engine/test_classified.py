from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from govlint.cli.main import main
from govlint.engine.api import check_one
from govlint.engine.classified import REFUSED
from govlint.engine.decide import exit_code
from govlint.engine.options import DEFAULTS, Options
from govlint.model.finding import Report
from tests.samples import NOTICE

SECRET = "防汛物资储备数量"


def marked(line: str) -> str:
    return f"{line}\n\n甲市人民政府文件\n\n" + NOTICE + f"\n\n{SECRET}\n"


@pytest.mark.parametrize("mark", ["机密★1年", "绝密", "秘密★长期", "机　密★1年"])
def test_a_file_with_a_mark_of_secrecy_is_not_worked_on(mark: str) -> None:
    report = check_one(marked(mark).encode(), DEFAULTS, "a.txt")
    assert (report.error, report.official, report.findings) == (REFUSED, None, ())
    assert report.outcomes == ()
    assert exit_code(Report((report,), ""), DEFAULTS) == 3


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        marked("特急"),
        NOTICE + "\n机密\n",
        "甲市人民政府关于绝密级文件管理的通知\n\n各县人民政府：\n\n机密★1年是密级的一种写法。\n",
    ],
)
def test_words_of_secrecy_elsewhere_are_no_mark(text: str) -> None:
    assert check_one(text.encode(), DEFAULTS, "a.txt").error is None


def test_the_caller_can_allow_it() -> None:
    options = Options(allow_classified=True)
    report = check_one(marked("机密★1年").encode(), options, "a.txt")
    assert report.error is None
    assert report.official is not None


def test_a_word_file_is_refused_as_well() -> None:
    document = docx.Document()
    for line in marked("机密★1年").splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    assert check_one(buffer.getvalue(), DEFAULTS, "a.docx").error == REFUSED


def test_nothing_of_its_text_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(marked("机密★1年"), encoding="utf-8")
    assert main(["check", "--format", "json", str(file)]) == 3
    printed = capsys.readouterr()
    assert json.loads(printed.out)["files"][0]["error"] == REFUSED
    for command in (["check", str(file)], ["show", "model", str(file)], ["show", "elements"]):
        whole = command if command[-1] == str(file) else [*command, str(file)]
        assert main(whole) == 3
        shown = capsys.readouterr()
        assert SECRET not in printed.out + shown.out + shown.err
        assert REFUSED[:8] in shown.out + shown.err
    assert main(["show", "elements", "--allow-classified", str(file)]) == 0
    assert "机密★1年" in capsys.readouterr().out
