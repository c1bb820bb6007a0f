"""Reports made by hand, with Chinese text and characters beyond the BMP."""

from __future__ import annotations

from dataclasses import replace

from govlint.model.blocks import Cell, Paragraph, Run, Table
from govlint.model.document import Document
from govlint.model.elements import Element, ElementText, Layout, OfficialDocument, Span, Stage
from govlint.model.finding import (
    Edit,
    FileReport,
    Finding,
    Fix,
    Outcome,
    Report,
    RuleOutcome,
    Severity,
    Strength,
    Suppressed,
)
from govlint.model.position import Location

NUMBER = "示府办发[2026]第012号"
TITLE = "关于做好𠮷祥镇防汛工作的通知。"
LONG = "各村要落实责任，" * 30 + "于𠮷祥镇政府5月底前完成" + "，并报送情况" * 30 + "。"


def paragraph(text: str, line: int | None = None) -> Paragraph:
    return Paragraph((Run(text),), line=line, column=1 if line else None)


def document(*, lines: bool = True) -> Document:
    texts = [NUMBER, "", TITLE, LONG]
    blocks = tuple(
        paragraph(text, number if lines else None) for number, text in enumerate(texts, 1)
    )
    cells = (
        Cell(0, 0, (paragraph("序号"),)),
        Cell(0, 1, (paragraph("事项"),)),
        Cell(1, 0, (paragraph("1"),)),
        Cell(1, 1, (paragraph("𠮷祥镇巡查"), paragraph("第二段"))),
    )
    table = Table(cells, 2, 2, line=5 if lines else None, column=1 if lines else None)
    return Document("text" if lines else "docx", (*blocks, table))


def element(name: Element, text: str, block: int, start: int = 0) -> ElementText:
    return ElementText(name, (Span(block, start, start + len(text)),), text, text)


def official(*, lines: bool = True) -> OfficialDocument:
    return OfficialDocument(
        document(lines=lines),
        kind="通知",
        layout=Layout.WEB if lines else Layout.STANDARD,
        stage=Stage.FINAL,
        elements={
            Element.DOCUMENT_NUMBER: (element(Element.DOCUMENT_NUMBER, NUMBER, 0),),
            Element.TITLE: (element(Element.TITLE, TITLE, 2),),
            Element.NOTE: (
                element(Element.NOTE, "各村", 3),
                element(Element.NOTE, "𠮷祥镇", 3, LONG.index("𠮷")),
            ),
        },
    )


def finding(code: str = "F725-3", **changes: object) -> Finding:
    base = Finding(
        code=code,
        name="发文字号年份未用六角括号",
        slug="document-number-brackets",
        source="GB/T 9704-2012 7.2.5",
        strength=Strength.MUST,
        severity=Severity.ERROR,
        outcome=Outcome.FAIL,
        element="document_number",
        message="发文字号“示府办发[2026]第012号”的年份用了“[]”，应当用六角括号“〔〕”。",
        why="标准对发文字号的写法有明文要求。",
        how="把年份前后的括号换成“〔〕”，号码前后不加空格。",
        evidence="[2026]",
        location=Location(0, 4, 10, line=1, column=5, path="document_number"),
        fix=Fix(True, (Edit(4, 10, "〔2026〕"),)),
        fingerprint="0123456789abcdef",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    place = LONG.index("𠮷")
    return (
        finding(),
        finding(
            "F725-6",
            name="发文字号加了“第”字",
            severity=Severity.WARNING,
            strength=Strength.USUAL,
            location=Location(0, 10, 11, line=1, column=11),
            fix=Fix(False, (Edit(10, 11, ""), Edit(11, 12, ""))),
            also=("R15-4b",),
        ),
        finding(
            "P07",
            name="标题末尾有句号",
            element="title",
            outcome=Outcome.REVIEW,
            location=Location(2, len(TITLE) - 1, len(TITLE), line=3, column=len(TITLE)),
            fix=None,
        ),
        finding(
            "W001",
            name="字形",
            element="body",
            severity=Severity.INFO,
            location=Location(3, place, place + 3, line=4, column=place + 1),
            how="",
            fix=None,
        ),
        finding(
            "N07",
            name="表格用字",
            element="body",
            location=Location(4, 0, 2, line=5, column=1, cell=(1, 1)),
            fix=Fix(True, (Edit(0, 2, "吉祥"),)),
        ),
    )


def outcomes() -> tuple[RuleOutcome, ...]:
    needs_layout = [f"F52{number}-1" for number in range(1, 9)]
    return (
        RuleOutcome("F725-3", Outcome.FAIL),
        RuleOutcome("F732-2", Outcome.PASS),
        *(RuleOutcome(code, Outcome.NOT_CHECKED, "文本没有版面信息") for code in needs_layout),
        RuleOutcome("R15-1", Outcome.NOT_CHECKED, "不知道发文机关与主送机关的关系"),
        RuleOutcome("F741-1", Outcome.NOT_APPLICABLE, "没有版记"),
    )


def file_report(**changes: object) -> FileReport:
    base = FileReport(
        path="文稿/𠮷祥镇通知.txt",
        format="text",
        sha256="ab" * 32,
        official=official(),
        findings=findings(),
        outcomes=outcomes(),
        measures={"characters": 4010},
        day="2020-05-07",
        day_source="document_date",
        flags=("文件按 GB18030 编码读取",),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def not_official() -> FileReport:
    news = Document("html", (paragraph("本报讯 今天天气很好"),))
    seen = OfficialDocument(news, None, Layout.WEB, Stage.FINAL, {})
    return FileReport(
        "新闻.html", "html", "cd" * 32, seen, flags=("没有认出这是公文，格式规则未运行",)
    )


def report(*files: FileReport) -> Report:
    return Report(files, "govlint 0.1.0", {"rules": 12, "skipped": ["文稿/旧稿.wps"]})


def full() -> Report:
    broken = FileReport("坏.docx", error="不是完整的 docx 文件（压缩包被截断）")
    clean = file_report(
        path="合格.docx", format="docx", official=official(lines=False), findings=(), flags=()
    )
    return report(
        file_report(suppressed=(Suppressed(finding("P01"), "comment", "原件如此", "核稿人"),)),
        clean,
        not_official(),
        broken,
    )
