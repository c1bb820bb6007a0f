"""styles.xml and the theme of each storage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document

from govlint.builder.docx.formats import paragraph_properties, run_properties, without
from govlint.builder.docx.storages import Storage
from govlint.builder.docx.xml import Element, el
from govlint.builder.spec import Look, PageLook
from govlint.rules.changes import ROLE_TERMS

BASE = "govlintBase"
_THEME = "/theme"


@dataclass
class StyleTable:
    """The styles of one document, made as looks are met.

    In the storage ``styles`` every look of a role is a paragraph style based on that of body
    text, and a look inside another's paragraph a character style; elsewhere there are none.
    """

    storage: Storage
    page: PageLook
    found: dict[tuple[str, Look], tuple[str, Element]] = field(default_factory=dict)

    @property
    def used(self) -> bool:
        """Tell whether looks are kept in styles."""
        return self.storage.formats == "styles"

    def paragraph(self, role: str, look: Look) -> str:
        """Return the id of the paragraph style of a look."""
        if look == Look():
            return BASE
        return self._style("paragraph", role, look)

    def character(self, role: str, look: Look) -> str:
        """Return the id of the character style of a look inside another's paragraph."""
        return self._style("character", role, look)

    def _style(self, kind: str, role: str, look: Look) -> str:
        key = (f"{kind} {role}", look)
        if key not in self.found:
            number = sum(name == key[0] for name, _ in self.found) + 1
            name = f"公文{ROLE_TERMS[role]}{'' if kind == 'paragraph' else '文字'}"
            name += str(number) if number > 1 else ""
            identity = f"g{len(self.found) + 1}"
            self.found[key] = (identity, self._element(kind, name, identity, look))
        return self.found[key][0]

    def _element(self, kind: str, name: str, identity: str, look: Look) -> Element:
        run = run_properties(look, self.storage)
        if kind == "character":
            return _style(kind, name, identity, "a0", None, run)
        return _style(
            kind,
            name,
            identity,
            BASE,
            without(paragraph_properties(look, self.page, self.storage), self.base()[0]),
            without(run, self.base()[1]),
        )

    def base(self) -> tuple[list[Element], list[Element]]:
        """Return paragraph and run properties of body text, which the other styles inherit."""
        look = Look()
        return paragraph_properties(look, self.page, self.storage), run_properties(
            look, self.storage
        )

    def elements(self) -> list[Element]:
        """Return the ``w:style`` elements."""
        if not self.used:
            return []
        paragraph, run = self.base()
        base = _style("paragraph", "公文", BASE, "a", paragraph, run)
        return [base, *(style for _, style in self.found.values())]


def _style(
    kind: str,
    name: str,
    identity: str,
    based_on: str,
    paragraph: list[Element] | None,
    run: list[Element],
) -> Element:
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:basedOn", val=based_on),
        el("w:qFormat"),
        el("w:pPr", *paragraph) if paragraph else None,
        el("w:rPr", *run) if run else None,
        type=kind,
        customStyle=1,
        styleId=identity,
    )


def set_styles(document: Document, table: StyleTable) -> None:
    """Write the styles that a storage needs, and no others."""
    styles: Any = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults(table))
    styles.extend([*_base_styles(themed=table.storage.formats == "theme"), *table.elements()])
    if table.storage.formats == "theme":
        _set_theme(document, table.storage)


def _defaults(table: StyleTable) -> Element:
    language = el("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    if table.storage.formats == "theme":
        paragraph, run = table.base()
        return el(
            "w:docDefaults",
            el("w:rPrDefault", el("w:rPr", *run, language)),
            el("w:pPrDefault", el("w:pPr", *paragraph)),
        )
    fonts = el("w:rFonts", ascii="Times New Roman", eastAsia="宋体", hAnsi="Times New Roman")
    return el("w:docDefaults", el("w:rPrDefault", el("w:rPr", fonts, language)), el("w:pPrDefault"))


def _base_styles(*, themed: bool) -> list[Element]:
    """Return the default styles of Word; with a theme the document's defaults say it all."""
    normal = el(
        "w:style",
        el("w:name", val="Normal"),
        el("w:qFormat"),
        None if themed else el("w:pPr", el("w:widowControl", val=0), el("w:jc", val="both")),
        None if themed else el("w:rPr", el("w:sz", val=21), el("w:szCs", val=21)),
        type="paragraph",
        default=1,
        styleId="a",
    )
    character = el(
        "w:style",
        el("w:name", val="Default Paragraph Font"),
        el("w:uiPriority", val=1),
        type="character",
        default=1,
        styleId="a0",
    )
    sides = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    margins = [el(f"w:{side}", w=width, type="dxa") for side, width in sides]
    table = el(
        "w:style",
        el("w:name", val="Normal Table"),
        el("w:uiPriority", val=99),
        el("w:tblPr", el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *margins)),
        type="table",
        default=1,
        styleId="a1",
    )
    return [normal, character, table]


def _set_theme(document: Document, storage: Storage) -> None:
    """Put the fonts of a storage into the theme that python-docx brings."""
    part: Any = next(
        relationship.target_part
        for relationship in document.part.rels.values()
        if relationship.reltype.endswith(_THEME)
    )
    text = part.blob.decode("utf-8")
    for which, chinese in (("major", "小标宋"), ("minor", "仿宋")):
        fonts = (
            f'<a:{which}Font><a:latin typeface="{storage.font("西文")}"/>'
            f'<a:ea typeface=""/><a:cs typeface=""/>'
            f'<a:font script="Hans" typeface="{storage.font(chinese)}"/></a:{which}Font>'
        )
        text = re.sub(rf"<a:{which}Font>.*?</a:{which}Font>", fonts, text, flags=re.DOTALL)
    part._blob = text.encode("utf-8")
