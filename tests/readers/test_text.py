import pytest

from govlint.model.blocks import Paragraph
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.text import is_hard_wrapped, read_text


def paragraphs(text: str) -> list[Paragraph]:
    blocks = read_text(text, Limits()).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_a_line_is_a_paragraph_and_keeps_its_number() -> None:
    found = paragraphs("通知\n\n　　正文。  \t\n \u3000\n\u2003\n2026年5月7日")
    assert [(p.text, p.line, p.column) for p in found] == [
        ("通知", 1, 1),
        ("　　正文。", 3, 1),
        ("2026年5月7日", 6, 1),
    ]
    assert found[1].path == "line[3]"


def test_nothing_is_known_of_fonts_and_indents() -> None:
    (found,) = paragraphs("通知")
    assert found.runs[0].format.font is None
    assert found.format.alignment is None


def test_too_many_lines() -> None:
    assert len(read_text("通\n" * 5, Limits(max_blocks=5)).blocks) == 5
    for text in ("通\n" * 6, "\n" * 51):
        with pytest.raises(ReadError) as caught:
            read_text(text, Limits(max_blocks=5))
        assert caught.value.code == "limit"


WRAPPED = ["为深入贯彻落实党中央国务院决策部署进一步"] * 14 + ["优化环境。"]


def test_lines_of_one_width_are_flagged() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert [flag.code for flag in read_text("\n".join(WRAPPED), Limits()).flags] == ["hard_wrapped"]


@pytest.mark.parametrize(
    "lines",
    [
        WRAPPED[:9],
        [line + "。" for line in WRAPPED],
        [line + "续" * (3 * index) for index, line in enumerate(WRAPPED)],
        ["张三李四"] * 40,
        [],
    ],
)
def test_other_lines_are_not(lines: list[str]) -> None:
    assert not is_hard_wrapped(lines)
