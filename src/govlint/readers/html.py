"""Web pages: our own walk over the tree that libxml2 makes of them.

Block elements and ``<br>`` end paragraphs, because that is how pages of offices set them.
Only what the markup says is no content is set aside here (scripts, navigation, forms, hidden
text); noise told by its words is a matter of structure.
"""

from __future__ import annotations

from lxml import etree

from govlint.model.document import Document
from govlint.readers.errors import ReadError
from govlint.readers.html_remarks import has_remarks, placed, take_remarks
from govlint.readers.html_walk import Walker, tag_of
from govlint.readers.limits import Deadline, Limits

_CONTROLS = (
    "script style noscript template head select option textarea button input iframe object "
    "embed svg math canvas audio video map xml datalist"
)
CONTROLS = frozenset(_CONTROLS.split())
"""Elements that never hold text of the document."""
FURNITURE = frozenset({"nav", "header", "footer", "aside"})


def read_html(text: str, limits: Limits, *, keep_tables: bool = False) -> Document:
    """Read a web page or a piece of one.

    Args:
        text: the page.
        limits: what it may cost.
        keep_tables: whether tables that only serve the layout stay tables.

    Raises:
        ReadError: ``limit`` (depth, blocks, runs, time) or ``empty``.
    """
    root = parse(text, limits)
    remarks = take_remarks(root) if has_remarks(text) else []
    deadline = Deadline(limits.max_seconds)
    aside = CONTROLS | FURNITURE | ({"form"} if not _form_is_page(root) else set())
    walker = Walker(limits, deadline, aside, keep_tables=keep_tables)
    blocks = walker.walk(root)
    if not any(block.text.strip() for block in blocks):
        # A page whose whole text stands in what should be furniture.
        walker = Walker(limits, deadline, CONTROLS, keep_tables=keep_tables)
        blocks = walker.walk(root)
    if not any(block.text.strip() for block in blocks):
        raise ReadError("empty", "网页里没有文字内容")
    return Document("html", tuple(blocks), comments=placed(remarks, walker.remarks, blocks))


def parse(text: str, limits: Limits) -> etree._Element:
    """Parse HTML without network, with libxml2's own limits on size and depth.

    Raises:
        ReadError: ``limit`` or ``empty``.
    """
    if text.count("<") > limits.max_runs or text.count("=") > 4 * limits.max_runs:
        raise ReadError("limit", "网页的标记过多，未读取；请另存为文本或 .docx 后再检查")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=not has_remarks(text),
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("unreadable", "网页结构无法解析，请另存为文本或 .docx 后再检查") from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise ReadError("limit", "网页嵌套过深或内容过大，未读取；请另存为文本或 .docx 后再检查")
    if root is None:
        raise ReadError("empty", "网页里没有文字内容")
    return root


def _form_is_page(root: etree._Element) -> bool:
    """Tell whether one form wraps the page, as in pages made by ASP.NET."""
    inside = sum(_length(form) for form in root.iter("form") if not _in_form(form))
    return inside * 2 > _length(root)


def _in_form(form: etree._Element) -> bool:
    return next(form.iterancestors("form"), None) is not None


def _length(element: etree._Element) -> int:
    """Count the characters of an element that are no script, style or form control."""
    return sum(
        len((node.text or "").strip()) + len((node.tail or "").strip())
        for node in element.iter()
        if tag_of(node) not in CONTROLS
    )
