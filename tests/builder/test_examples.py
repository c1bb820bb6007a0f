from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from govlint.builder import pdf
from govlint.builder.examples import build_example, builder_for
from govlint.engine.selftest import NotBuilt
from govlint.readers import read
from govlint.rules.errors import RuleFileError
from govlint.rules.examples import parse_example
from govlint.rules.registry import load_rules
from govlint.rules.rulefile import Fence


def example(*lines: str, info: str = "notice") -> dict[str, Any]:
    return parse_example(Fence("template", info, lines, 10), True, "F.md")


def test_a_word_file_of_the_changed_template() -> None:
    raw, name = build_example(example("title[1].text = 乙市人民政府关于"), "F.md")
    assert name.endswith(".docx")
    assert "乙市人民政府关于" in read(raw, name=name).text


def test_a_text_file() -> None:
    raw, name = build_example(example(info="notice format=text"), "F.md")
    assert name.endswith(".txt")
    assert "甲市人民政府文件" in raw.decode()


def test_a_storage() -> None:
    raw, name = build_example(example(info="notice storage=gbk"), "F.md")
    fonts = {
        run.format.font for _, block in read(raw, name=name).paragraphs() for run in block.runs
    }
    assert "方正仿宋_GBK" in fonts


@pytest.mark.parametrize(
    ("info", "line", "problem"),
    [
        ("notcie", "title.size = 3", "F.md:10: notcie: 没有这个样例"),
        ("notice storage=gkb", "title.size = 3", "F.md:10: 没有“gkb”这种存法，是不是“gbk”？"),
        ("notice", "title.size = 大", "F.md:11: title.size：“大”不是长度"),
    ],
)
def test_what_cannot_be_built_names_its_line(info: str, line: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        build_example(example(line, info=info), "F.md")
    assert str(error.value).startswith(problem)


def test_a_pdf_that_cannot_be_made_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(raw: bytes) -> bytes:
        raise pdf.PdfUnavailable("没有 LibreOffice")

    monkeypatch.setattr(pdf, "build_pdf", unavailable)
    with pytest.raises(NotBuilt, match="没有 LibreOffice"):
        build_example(example("title.size = 23", info="notice format=pdf"), "F.md")


def test_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "build_pdf", lambda raw: b"%PDF" + raw[:2])
    raw, name = build_example(example("title.size = 24", info="notice format=pdf"), "F.md")
    assert (raw, name) == (b"%PDFPK", "示例.pdf")


def test_pdfs_of_all_examples_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def fake(files: Sequence[bytes], **_: object) -> list[bytes]:
        batches.append(len(files))
        return [b"%PDF" for _ in files]

    monkeypatch.setattr(pdf, "build_pdfs", fake)
    rule = load_rules().get("F725-1")
    wanted = [one for one in rule.examples if one.get("info", {}).get("format") == "pdf"]
    build = builder_for([rule])
    assert [build(one, rule.file)[0] for one in wanted] == [b"%PDF"] * len(wanted)
    assert batches == [len({str(one["changes"]) for one in wanted})]


def test_a_batch_that_fails_is_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(files: Sequence[bytes], **_: object) -> list[bytes]:
        raise pdf.PdfUnavailable("没有 LibreOffice")

    monkeypatch.setattr(pdf, "build_pdfs", none)
    rule = load_rules().get("F725-1")
    wanted = next(one for one in rule.examples if one.get("info", {}).get("format") == "pdf")
    with pytest.raises(NotBuilt, match="没有 LibreOffice"):
        builder_for([rule])({**wanted, "changes": [(1, "title.font = 宋体")]}, rule.file)
