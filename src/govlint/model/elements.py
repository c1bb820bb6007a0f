"""The vocabulary of GB/T 9704-2012 and 条例 art. 9, and the document once understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from govlint.model.blocks import Alignment, Format
from govlint.model.document import Document, Image, Rule
from govlint.model.pages import Box


class Element(StrEnum):
    """Elements of an official document: identifier, with its Chinese term as ``term``."""

    COPY_NUMBER = "copy_number"
    CLASSIFICATION = "classification"
    URGENCY = "urgency"
    ISSUER_MARK = "issuer_mark"
    DOCUMENT_NUMBER = "document_number"
    SIGNATORIES = "signatories"
    TITLE = "title"
    RECIPIENTS = "recipients"
    BODY = "body"
    ATTACHMENT_LIST = "attachment_list"
    ISSUER_SIGNATURE = "issuer_signature"
    DOCUMENT_DATE = "document_date"
    SEAL = "seal"
    NOTE = "note"
    ATTACHMENT = "attachment"
    ISSUED = "issued"
    ATTENDEES = "attendees"
    COPIES_TO = "copies_to"
    PRINTING_ORGAN = "printing_organ"
    PRINT_DATE = "print_date"
    PAGE_NUMBER = "page_number"
    MASTHEAD = "masthead"
    MAIN = "main"
    IMPRINT = "imprint"
    SEPARATOR = "separator"
    PAGE_SETUP = "page_setup"

    @property
    def term(self) -> str:
        """The Chinese term of the standard."""
        return TERMS[self]


TERMS: Mapping[Element, str] = {
    Element.COPY_NUMBER: "份号",
    Element.CLASSIFICATION: "密级和保密期限",
    Element.URGENCY: "紧急程度",
    Element.ISSUER_MARK: "发文机关标志",
    Element.DOCUMENT_NUMBER: "发文字号",
    Element.SIGNATORIES: "签发人",
    Element.TITLE: "标题",
    Element.RECIPIENTS: "主送机关",
    Element.BODY: "正文",
    Element.ATTACHMENT_LIST: "附件说明",
    Element.ISSUER_SIGNATURE: "发文机关署名",
    Element.DOCUMENT_DATE: "成文日期",
    Element.SEAL: "印章",
    Element.NOTE: "附注",
    Element.ATTACHMENT: "附件",
    Element.ISSUED: "被印发文件",
    Element.ATTENDEES: "出席",
    Element.COPIES_TO: "抄送机关",
    Element.PRINTING_ORGAN: "印发机关",
    Element.PRINT_DATE: "印发日期",
    Element.PAGE_NUMBER: "页码",
    Element.MASTHEAD: "版头",
    Element.MAIN: "主体",
    Element.IMPRINT: "版记",
    Element.SEPARATOR: "分隔线",
    Element.PAGE_SETUP: "版面",
}


class Layout(StrEnum):
    """Layout form: which clauses on form apply."""

    STANDARD = "standard"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"
    WEB = "web"


class Stage(StrEnum):
    """Before or after signing (送审稿 or 定稿)."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block's text as printed, in code points; ``cell`` inside a table."""

    block: int
    start: int
    end: int
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ElementText:
    """One occurrence of an element.

    ``text`` is as printed, its lines joined by nothing for a title and by a line feed elsewhere;
    ``normalised`` is what rules compare; ``parts`` are the named parts that the element's
    grammar found (``year``, ``opening`` …) with their spans.
    """

    name: Element
    spans: tuple[Span, ...]
    text: str
    normalised: str
    confidence: float = 1.0
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the element begins."""
        return self.spans[0]


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of an element: text as printed, normalised value and place."""

    text: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading or item.

    ``level`` 1 一、 2 （一） 3 1. 4 （1）; 0 for 章 and 条 (``scheme`` tells). ``label`` is the
    mark as printed, ``number`` its value; ``zone`` the element it stands in (body, issued or
    attachment); ``group`` counts the text it belongs to: numbers are compared within one text.
    """

    level: int
    label: str
    number: int
    span: Span
    label_span: Span
    title: str
    scheme: str = "outline"
    zone: Element = Element.BODY
    group: int = 0
    parent: int | None = None
    run_in: bool = False
    """True when text follows the heading in the same paragraph."""
    inline: bool = False
    """True when the mark stands inside a paragraph (lost paragraph marks)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document: 《title》 and, or, its number, as printed and in parts."""

    title: str | None
    number: str | None
    span: Span
    title_span: Span | None = None
    number_span: Span | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    zone: Element = Element.BODY


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in running text; ``month`` and ``day`` are None where not stated."""

    span: Span
    text: str
    year: int | None
    month: int | None
    day: int | None
    zone: Element = Element.BODY


@dataclass(frozen=True, slots=True)
class Attachment:
    """An annex bound with the document: number (None: the only one), title and extent."""

    label: str
    number: int | None
    title: str
    label_span: Span
    title_spans: tuple[Span, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AttachmentItem:
    """One entry of the 附件说明."""

    number: int | None
    mark: str
    name: str
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class AttachmentReference:
    """见附件N in running text."""

    number: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Separator:
    """A separator (分隔线) in its role.

    ``masthead`` is the line below the 版头; ``first``, ``middle`` and ``last`` are those of the
    版记; ``letter_top`` and ``letter_bottom`` the double lines of a 信函. ``rule`` is the line as
    drawn; ``span`` the block that it is anchored at, or the characters that make it up.
    """

    role: str
    rule: Rule
    span: Span
    second: Rule | None = None
    """The lower line where two lines drawn apart make a double line; ``rule`` is the upper."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One name of the 签发人, blanks inside taken out, and where it is printed."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class SignedOrgan:
    """One organ of the signature (署名), normalised, also where several share a line."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A page number: of one footer (Word: ``kind`` default, first or even) or one page (PDF).

    ``before`` and ``after`` are the text around the digits as printed; ``format`` is that of the
    digits. ``indent`` is the distance of the number from the edge it is aligned to, in points.
    """

    text: str
    before: str
    after: str
    format: Format
    span: Span
    """Where the page or section begins: the number itself stands in no block."""
    kind: str = "default"
    alignment: Alignment | None = None
    indent: float | None = None
    page: int | None = None
    box: Box | None = None
    number_format: str | None = None
    turn: int = 0
    """Direction in which it runs on its page, in degrees clockwise (0, 90, 180, 270)."""


@dataclass(frozen=True)
class OfficialDocument:
    """A document with its elements recognised."""

    document: Document
    kind: str | None
    """文种 (statutory or not); ``""`` when a document has no kind word; None: no document."""
    layout: Layout
    stage: Stage
    elements: Mapping[Element, tuple[ElementText, ...]]
    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attachment_items: tuple[AttachmentItem, ...] = ()
    attachment_references: tuple[AttachmentReference, ...] = ()
    noise: tuple[Span, ...] = ()
    """Web furniture, set aside and never linted."""
    zones: tuple[Element | None, ...] = ()
    """For each block the element its first line belongs to; None for noise and blank blocks."""
    separators: tuple[Separator, ...] = ()
    page_numbers: tuple[PrintedNumber, ...] = ()
    seals: tuple[Image, ...] = ()
    """Seals of organs that stand over the signature or the date: pictures, or drawn as paths."""
    stamps: tuple[Image, ...] = ()
    """Signature stamps (签名章): small pictures beside a post; none of them is in ``seals``."""
    signers: tuple[Signer, ...] = ()
    """Every single name of the 签发人 in reading order."""
    signed_organs: tuple[SignedOrgan, ...] = ()
    """The organs that sign, in order; none where a person signs."""
    detached: bool = False
    """An annex that is not bound with its paper: it begins with number and label of that."""
    joint: bool = False
    """Two or more organs in the mark or the signature (联合行文)."""
    has_masthead: bool = False
    machine_converted: bool = False
    """At least half of the brackets and colons beside Chinese characters are half-width (P32)."""
    traditional: bool = False

    @cached_property
    def memo(self) -> dict[str, object]:
        """What was worked out of the document, kept for whoever asks again; never pickled."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out what can be worked out again."""
        return {name: value for name, value in self.__dict__.items() if name != "memo"}

    def first(self, name: Element) -> ElementText | None:
        """Return the first occurrence of an element, or None."""
        found = self.elements.get(name)
        return found[0] if found else None
