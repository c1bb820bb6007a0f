from __future__ import annotations

import pytest

from tests.readers.docx.build import docx, p, r, read, texts


def comment(name: int, text: str, author: str = "核稿") -> str:
    return f'<w:comment w:id="{name}" w:author="{author}">{p(text)}</w:comment>'


def start(name: int) -> str:
    return f'<w:commentRangeStart w:id="{name}"/>'


def end(name: int) -> str:
    return f'<w:commentRangeEnd w:id="{name}"/>'


def reference(name: int) -> str:
    return f'<w:r><w:commentReference w:id="{name}"/></w:r>'


def test_comments_keep_their_range_in_code_points() -> None:
    body = p("前") + f"<w:p>{r('𠮷字')}{start(0)}{r('错')}{end(0)}{reference(0)}</w:p>"
    (one,) = read(docx(body, comments=comment(0, "改正"))).comments
    assert (one.author, one.text, one.block, one.start, one.end) == ("核稿", "改正", 1, 2, 3)


@pytest.mark.parametrize(
    ("tail", "last"),
    [
        (f"<w:p>{r('丁')}{end(0)}</w:p>", 1),
        (f"{p('丁')}{p('戊')}<w:p>{r('己')}{end(0)}</w:p>", 3),
        (f"{p('丁')}<w:p>{end(0)}{r('戊')}</w:p>", 1),
    ],
)
def test_ranges_over_paragraphs_end_with_the_first_and_name_the_last(tail: str, last: int) -> None:
    body = f"<w:p>{r('甲')}{start(0)}{r('乙丙')}</w:p>{tail}"
    (one,) = read(docx(body, comments=comment(0, "x"))).comments
    assert (one.block, one.start, one.end, one.last) == (0, 1, 3, last)


def test_a_range_that_ends_before_it_begins_is_a_point() -> None:
    body = f"<w:p>{r('甲')}{end(0)}</w:p><w:p>{r('乙')}{start(0)}{r('丙')}</w:p>"
    (one,) = read(docx(body, comments=comment(0, "x"))).comments
    assert (one.block, one.start, one.end, one.last) == (1, 1, 1, None)


def test_points_and_strays() -> None:
    body = f"<w:p>{r('甲')}{reference(0)}{r('乙')}</w:p>"
    one, stray = read(docx(body, comments=comment(0, "x") + comment(7, "y"))).comments
    assert (one.block, one.start, one.end) == (0, 1, 1)
    assert (stray.block, stray.start, stray.end) == (None, None, None)


def test_notes_stand_at_their_mark_and_not_in_the_text() -> None:
    def mark(kind: str, name: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{name}"/></w:r>'

    body = f"<w:p>{r('甲')}{mark('footnote', 2)}{r('乙')}{mark('endnote', 3)}</w:p>"
    footnotes = f'<w:footnote w:id="0" w:type="separator">{p("―")}</w:footnote>'
    footnotes += (
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" 脚注")}</w:p></w:footnote>'
    )
    endnotes = f'<w:endnote w:id="3">{p("尾注")}{p("二段")}</w:endnote>'
    found = read(docx(body, footnotes=footnotes, endnotes=endnotes))
    assert texts(found) == ["甲乙"]
    assert [(note.kind, note.block, note.offset, note.text) for note in found.notes] == [
        ("footnote", 0, 1, "脚注"),
        ("endnote", 0, 2, "尾注\n二段"),
    ]


def test_notes_without_a_part_are_skipped() -> None:
    body = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert read(docx(body)).notes == ()


def test_what_is_tracked_or_hidden_in_a_comment_counts_nowhere() -> None:
    inner = f'<w:p><w:ins w:id="9">{r("甲")}</w:ins>{r("藏", "<w:vanish/>")}</w:p>'
    comments = f'<w:comment w:id="0" w:author="x">{inner}</w:comment>'
    found = read(docx(f"<w:p>{reference(0)}</w:p>", comments=comments))
    assert found.comments[0].text == "甲"
    assert (found.flags, found.revisions, found.hidden_text) == ((), (), ())
