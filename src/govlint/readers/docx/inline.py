"""What stands inside a paragraph: runs, fields, revisions, marks; the text as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from govlint.model.blocks import Run
from govlint.model.document import Image, PageNumber, Revision, Rule
from govlint.readers.docx.context import CommentMark, Context, NoteMark
from govlint.readers.docx.draft import Draft
from govlint.readers.docx.drawings import read_drawing
from govlint.readers.docx.fields import Field, equation_text
from govlint.readers.docx.names import (
    ALTERNATE,
    MATH,
    R_PR,
    RUN,
    XML,
    Element,
    T,
    W,
    alternative,
)
from govlint.readers.docx.numbering import Counters
from govlint.readers.docx.styles import RunLook
from govlint.readers.docx.symbols import symbol
from govlint.readers.docx.values import on_off

_LINE_ENDS = re.compile(r"[\r\n]+")
_SPACE = " \t\r\n"
_REVISIONS = {W + "ins": "insertion", W + "moveTo": "move_to"}
_DELETED_TEXT = (T, W + "delText")


@dataclass
class Story:
    """One flow of text: the body, a header, a note or a text box."""

    context: Context
    counters: Counters
    kind: str = "body"
    keeps_space: bool = False
    """The part preserves the spaces at the ends of its texts."""
    fields: list[Field] = field(default_factory=list)
    pages: list[PageNumber] = field(default_factory=list)

    @property
    def in_instruction(self) -> bool:
        """Tell whether the place reached lies in a field's instruction, which is not printed."""
        return any(not entry.separated for entry in self.fields)


@dataclass(slots=True)
class Inline:
    """The paragraph being filled."""

    story: Story
    draft: Draft
    table: str | None = None
    look: RunLook | None = None
    """Look of the run being read."""


def read_inline(element: Element, inline: Inline) -> None:
    """Walk the children of a paragraph, or of an element inside it that holds runs."""
    for child in element:
        tag = child.tag
        if tag == RUN:
            _run(child, inline)
        else:
            handler = _INLINE.get(tag) if isinstance(tag, str) else None
            if handler is not None:
                handler(child, inline)


def _run(run: Element, inline: Inline) -> None:
    """Read one run: its look once, then its pieces."""
    context = inline.story.context
    if not context.count("runs", context.limits.max_runs):
        return
    children = list(run)
    properties = children[0] if children else None
    if properties is not None and properties.tag != R_PR:
        properties = run.find(R_PR)
    key = b"" if properties is None else etree.tostring(properties, with_tail=False)
    draft = inline.draft
    look = context.sheet.look(draft.look.style, inline.table, properties, key)
    inline.look = look
    start = len(draft.texts)
    for child in children:
        tag = child.tag
        if tag == T:
            _write(_text_of(child, inline.story), inline)
        elif tag != R_PR:
            handler = _IN_RUN.get(tag) if isinstance(tag, str) else None
            if handler is not None:
                handler(child, inline)
    if look.changed_by is not None:
        _record("format", draft.since(start), look.changed_by, inline)


def _text_of(element: Element, story: Story) -> str:
    """Return the text of ``w:t``; spaces at its ends count only where they are preserved."""
    text = element.text or ""
    if text and (text[0] in _SPACE or text[-1] in _SPACE):
        kept = element.get(XML + "space")
        if kept != "preserve" and not (kept is None and story.keeps_space):
            text = text.strip(_SPACE)
    return _LINE_ENDS.sub(" ", text) if "\n" in text or "\r" in text else text


def _write(text: str, inline: Inline) -> None:
    """Add printed text; hidden text is kept apart, field instructions are dropped."""
    look = inline.look
    if not text or look is None:
        return
    if inline.story.fields and inline.story.in_instruction:
        inline.story.fields[-1].instruction += text
    elif look.formats[0].hidden:
        inline.story.context.hidden.append(text)
    else:
        inline.draft.write(text, look)


def _record(kind: str, text: str, author: str, inline: Inline) -> None:
    inline.story.context.counts["revisions"] += 1
    inline.draft.anchor(Revision(kind, -1, text, author))


def _constant(text: str) -> Callable[[Element, Inline], None]:
    def write(element: Element, inline: Inline) -> None:
        _write(text, inline)

    return write


def _break(element: Element, inline: Inline) -> None:
    _write("\f" if element.get(W + "type") == "page" else "\n", inline)


def _symbol(element: Element, inline: Inline) -> None:
    _write(symbol(element.get(W + "font") or "", element.get(W + "char") or ""), inline)


def _ruby(element: Element, inline: Inline) -> None:
    base = element.find(W + "rubyBase")
    if base is not None:
        read_inline(base, inline)


def _note(kind: str) -> Callable[[Element, Inline], None]:
    def mark(element: Element, inline: Inline) -> None:
        inline.draft.anchor(NoteMark(kind, element.get(W + "id") or ""))

    return mark


def _comment(edge: str) -> Callable[[Element, Inline], None]:
    def mark(element: Element, inline: Inline) -> None:
        inline.draft.anchor(CommentMark(element.get(W + "id") or "", edge))

    return mark


def _drawing(element: Element, inline: Inline) -> None:
    if inline.look is not None and inline.look.formats[0].hidden:
        return
    for found in read_drawing(element, inline.story.context.sheet.theme):
        if isinstance(found, Run):
            inline.draft.art.append(found)
        elif isinstance(found, Rule | Image):
            inline.draft.anchor(found)
        else:
            inline.draft.boxes.append(found)


def _alternate_in_run(element: Element, inline: Inline) -> None:
    branch = alternative(element)
    for child in () if branch is None else branch:
        handler = _IN_RUN.get(child.tag) if isinstance(child.tag, str) else None
        if child.tag == T:
            _write(_text_of(child, inline.story), inline)
        elif handler is not None:
            handler(child, inline)


def _field_mark(element: Element, inline: Inline) -> None:
    kind, fields = element.get(W + "fldCharType"), inline.story.fields
    if kind == "begin":
        fields.append(Field())
    elif kind == "separate" and fields:
        fields[-1].separated = True
        fields[-1].start = (inline.draft.path, inline.draft.length)
    elif kind == "end" and fields:
        _close_field(fields.pop(), inline)


def _close_field(closed: Field, inline: Inline) -> None:
    """End a field: note a page number, and print what Word prints without a stored result."""
    draft = inline.draft
    if inline.story.fields and inline.story.in_instruction:
        return
    if not closed.separated:
        closed.start = (draft.path, draft.length)
        _write(equation_text(closed.instruction), inline)
    if closed.is_page and closed.start[0] == draft.path:
        if draft.length == closed.start[1]:
            _write("1", inline)
        draft.pages.append((closed.start[1], draft.length, closed.number_format))


def _instruction(element: Element, inline: Inline) -> None:
    if inline.story.fields:
        inline.story.fields[-1].instruction += element.text or ""


def _simple_field(element: Element, inline: Inline) -> None:
    draft = inline.draft
    simple = Field(element.get(W + "instr") or "", True, (draft.path, draft.length))
    read_inline(element, inline)
    if inline.look is None:
        inline.look = inline.story.context.sheet.look(draft.look.style, inline.table, None, b"")
    _close_field(simple, inline)


def _page_block(element: Element, inline: Inline) -> None:
    _close_field(Field("PAGE", True, (inline.draft.path, inline.draft.length)), inline)


def _inserted(element: Element, inline: Inline) -> None:
    start = len(inline.draft.texts)
    read_inline(element, inline)
    kind = _REVISIONS[str(element.tag)]
    _record(kind, inline.draft.since(start), element.get(W + "author") or "", inline)


def _removed(kind: str) -> Callable[[Element, Inline], None]:
    def record(element: Element, inline: Inline) -> None:
        text = "".join(piece.text or "" for piece in element.iter(*_DELETED_TEXT))
        _record(kind, text, element.get(W + "author") or "", inline)

    return record


def control_content(element: Element, context: Context) -> Element | None:
    """Return the content of a content control; a placeholder is noted and is no content."""
    properties = element.find(W + "sdtPr")
    content = element.find(W + "sdtContent")
    shown = None if properties is None else properties.find(W + "showingPlcHdr")
    if content is None or shown is None or not on_off(shown.get(W + "val")):
        return content
    context.placeholders.append("".join(piece.text or "" for piece in content.iter(T)))
    return None


def _control(element: Element, inline: Inline) -> None:
    content = control_content(element, inline.story.context)
    if content is not None:
        read_inline(content, inline)


def _alternate(element: Element, inline: Inline) -> None:
    branch = alternative(element)
    if branch is not None:
        read_inline(branch, inline)


def _math(element: Element, inline: Inline) -> None:
    if inline.look is None:
        inline.look = inline.story.context.sheet.look(
            inline.draft.look.style, inline.table, None, b""
        )
    _write("".join(piece.text or "" for piece in element.iter(MATH + "t")), inline)


_Handler = Callable[[Element, Inline], None]

_IN_RUN: dict[str, _Handler] = {
    W + "tab": _constant("\t"),
    W + "ptab": _constant("\t"),
    W + "cr": _constant("\n"),
    W + "br": _break,
    W + "noBreakHyphen": _constant("-"),
    W + "sym": _symbol,
    W + "fldChar": _field_mark,
    W + "instrText": _instruction,
    W + "pgNum": _page_block,
    W + "ruby": _ruby,
    W + "footnoteReference": _note("footnote"),
    W + "endnoteReference": _note("endnote"),
    W + "commentReference": _comment("reference"),
    W + "drawing": _drawing,
    W + "pict": _drawing,
    W + "object": _drawing,
    ALTERNATE: _alternate_in_run,
}

_INLINE: dict[str, _Handler] = {
    W + "ins": _inserted,
    W + "moveTo": _inserted,
    W + "del": _removed("deletion"),
    W + "moveFrom": _removed("move_from"),
    W + "hyperlink": read_inline,
    W + "smartTag": read_inline,
    W + "customXml": read_inline,
    W + "dir": read_inline,
    W + "bdo": read_inline,
    W + "sdt": _control,
    W + "fldSimple": _simple_field,
    W + "commentRangeStart": _comment("start"),
    W + "commentRangeEnd": _comment("end"),
    MATH + "oMath": _math,
    MATH + "oMathPara": _math,
    ALTERNATE: _alternate,
}


def forget_open_instructions(story: Story) -> None:
    """Drop fields whose instruction never ended with its paragraph, lest they swallow the rest."""
    story.fields[:] = [entry for entry in story.fields if entry.separated]
