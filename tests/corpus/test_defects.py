"""One defect at a time in a conformant document: found as what it is, and as nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from govlint.builder.examples import build_example
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.finding import Finding
from govlint.readers import read
from govlint.rules.examples import facts_of, parse_example
from govlint.rules.registry import load_rules
from govlint.rules.rulefile import Fence
from govlint.structure import recognise

MOST_OTHERS = 0.2
"""Other findings for each defect, on average."""
FEWEST = 40

TEXT_DEFECTS = (
    ("F725-2", "document_number", "document_number.text = 甲政发〔24〕7号"),
    ("F725-3", "document_number", "document_number.text = 甲政发[2024]7号"),
    ("F725-4", "document_number", "document_number.text = 甲政发〔2024〕07号"),
    ("F725-5", "document_number", "document_number.text = 甲政发〔2024〕第7号"),
    ("F725-6", "document_number", "document_number.text = 甲政发〔2023〕7号"),
    ("F732-2", "recipients", "recipients.text = 各县（区）人民政府，市政府各部门、各直属机构"),
    ("F733-6", "body", "h2[2].text = （二）、落实值班制度。"),
    ("F733-7", "body", "h1[3].text = 二、做好物资储备"),
    ("F734-2", "attachment_list", "attachment_list[2].text = 2、防汛隐患排查表"),
    ("F734-3", "attachment_list", "attachment_list[2].text = 2.防汛隐患排查表。"),
    ("F735-1", "issuer_signature", "issuer_signature.text = 乙市人民政府"),
    ("F7354-1", "document_date", "document_date.text = 2024年05月07日"),
    ("F736-1", "note", "note.text = 此件公开发布"),
    ("F737-4", "attachment", "attachment_title[3].text = 防汛隐患登记表"),
    ("F737-7", "body", "h3[4].text = 2.排查结果6月5日前报市水务局，样式见附件3。"),
    ("F742-1", "copies_to", "copies_to.text = 抄送：市委办公室，市人大常委会办公室"),
    ("F743-1", "print_date", "printing.text = 甲市人民政府办公室\\t2024年05月09日印发"),
    ("F743-2", "print_date", "printing.text = 甲市人民政府办公室\\t2024年5月6日印发"),
)
"""Code, element and change of defects in the text; those of the look are in the rule files."""


def findings(change: tuple[str, ...], info: str = "") -> tuple[Finding, ...]:
    fence = Fence("template", f"notice {info}".strip(), change, 1)
    example = parse_example(fence, False, "test")
    raw, name = build_example(example, "test")
    session = session_of(Options(facts=facts_of(example["info"])), load_rules())
    return check_document(recognise(read(raw, name=name)), session, name).findings


@pytest.mark.parametrize(("code", "element", "change"), TEXT_DEFECTS, ids=lambda value: value[:9])
def test_a_defect_of_the_text(code: str, element: str, change: str) -> None:
    assert (code, element) in {(it.code, it.element) for it in findings((change,))}


def look_defects() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Code, changes and facts of the failing examples of layout rules."""
    for rule in load_rules():
        for example in rule.examples:
            info = example["info"]
            failing = not example["good"] and info.get("expect", "fail") == "fail"
            if "template" in example and failing and info.get("format", "docx") == "docx":
                facts = " ".join(f"{key}={info[key]}" for key in info if key.startswith("facts."))
                yield rule.code, tuple(change for _, change in example["changes"]), facts


def test_every_defect_is_found_and_little_else() -> None:
    defects = [(code, (change,), "") for code, _, change in TEXT_DEFECTS] + list(look_defects())
    assert len(defects) >= FEWEST
    others = 0
    for code, changes, facts in defects:
        found = [(it.code, *it.also) for it in findings(changes, facts)]
        assert any(code in codes for codes in found), (code, changes, found)
        others += sum(code not in codes for codes in found)
    assert others / len(defects) <= MOST_OTHERS
