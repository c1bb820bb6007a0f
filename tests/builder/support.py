"""What a template says, for comparison with what readers and recognition make of its files."""

from __future__ import annotations

from govlint.builder.spec import Template
from govlint.model.elements import Element, OfficialDocument
from govlint.text.normalise import normalise

ROLES = {
    Element.COPY_NUMBER: ("copy_number",),
    Element.CLASSIFICATION: ("classification",),
    Element.URGENCY: ("urgency",),
    Element.ISSUER_MARK: ("issuer_mark", "mark_word"),
    Element.DOCUMENT_NUMBER: ("document_number",),
    Element.SIGNATORIES: ("signatories",),
    Element.TITLE: ("title",),
    Element.RECIPIENTS: ("recipients",),
    Element.BODY: ("body", "h1", "h2", "h3", "h4"),
    Element.ATTACHMENT_LIST: ("attachment_list",),
    Element.ISSUER_SIGNATURE: ("issuer_signature", "signature_stamp"),
    Element.DOCUMENT_DATE: ("document_date",),
    Element.NOTE: ("note",),
    Element.ATTENDEES: ("attendees",),
    Element.ATTACHMENT: ("attachment_label", "attachment_title", "attachment_body", "table"),
    Element.ISSUED: ("issued_title", "issued_date", "issued_h1", "issued_body"),
    Element.COPIES_TO: ("moved_recipients", "copies_to"),
}
"""Elements of text and the roles that make them up; 印发机关 and 印发日期 share a part."""


def bare(text: str) -> str:
    return "".join(normalise(text).text.split())


def wanted(template: Template) -> dict[Element, str]:
    """Text of every element as the template gives it, normalised."""
    found = {
        name: bare("".join(it.text + it.run_in for it in template.parts if it.role in roles))
        for name, roles in ROLES.items()
    }
    printing = "".join(part.text for part in template.parts if part.role == "printing")
    organ, _, day = printing.partition("\t")
    found |= {Element.PRINTING_ORGAN: organ, Element.PRINT_DATE: day}
    label = next((it.text for it in template.parts if it.role == "attachment_label"), "")
    if "号附件" in label:  # an annex that is not bound with its paper names that paper
        found[Element.DOCUMENT_NUMBER] = label.partition("附件")[0]
    return {name: text for name, text in found.items() if text}


def recognised(official: OfficialDocument) -> dict[Element, str]:
    """Text of every element of text as recognised, normalised."""
    drawn = (Element.SEPARATOR, Element.PAGE_NUMBER, Element.SEAL)
    return {
        name: bare("".join(one.text for one in found))
        for name, found in official.elements.items()
        if name not in drawn
    }
