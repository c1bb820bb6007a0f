from __future__ import annotations

import re
from dataclasses import fields

import pytest

from govlint import pack
from govlint.model.document import Grid, Margins, Section
from govlint.model.elements import (
    Attachment,
    AttachmentItem,
    AttachmentReference,
    Citation,
    DateMention,
    Element,
    Heading,
    Part,
)
from govlint.rules.vocabulary import (
    COLLECTIONS,
    EDGE_ELEMENTS,
    NUMBER_PARTS,
    OBJECTS,
    PARTS,
    SUBJECTS,
    fields_of,
    section_of,
    type_of_subject,
)
from govlint.structure.assemble import EDGES, GRAMMARS

CLASSES = {
    "part": Part,
    "heading": Heading,
    "date_mention": DateMention,
    "attachment": Attachment,
    "attachment_item": AttachmentItem,
    "attachment_reference": AttachmentReference,
    "section": Section,
    "margins": Margins,
    "grid": Grid,
}


def groups(grammar: str) -> set[str]:
    found = {re.sub(r"_\d+$", "", name) for name in pack.section("grammars")[grammar]["groups"]}
    whole = grammar.rpartition(".")[2] if "." in grammar else "start"
    return found - {whole}


@pytest.mark.parametrize("name", [*GRAMMARS, *EDGES])
def test_parts_are_those_that_recognition_names(name: Element) -> None:
    produced = {part for grammar in GRAMMARS.get(name, ()) for part in groups(grammar)}
    produced |= {part for part in EDGES.get(name, ()) if part}
    assert set(PARTS[name]) == produced


def test_no_part_is_promised_that_nothing_produces() -> None:
    assert set(PARTS) == set(GRAMMARS) | set(EDGES)
    assert set(EDGES) == EDGE_ELEMENTS


def test_a_cited_number_has_the_parts_of_a_number() -> None:
    assert set(NUMBER_PARTS) <= groups("citation")
    assert set(NUMBER_PARTS) <= groups("docnumber")


@pytest.mark.parametrize("kind", sorted(CLASSES))
def test_fields_exist_in_the_model(kind: str) -> None:
    assert set(OBJECTS[kind]) <= {field.name for field in fields(CLASSES[kind])}


def test_a_citation_has_its_own_fields_beside_the_parts() -> None:
    own = set(OBJECTS["citation"]) - set(NUMBER_PARTS)
    assert own <= {field.name for field in fields(Citation)}


def test_every_subject_has_a_type() -> None:
    for subject in SUBJECTS:
        assert fields_of(type_of_subject(subject))
    assert set(COLLECTIONS.values()) <= set(OBJECTS)


def test_sections_of_the_standard() -> None:
    assert section_of("document_number") == "masthead"
    assert section_of("title") == "main"
    assert section_of("copies_to") == "imprint"
    assert section_of("page_setup") == "page"
