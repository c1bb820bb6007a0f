"""Judge document numbers: do the well-formed ones pass, are the others named for what is wrong?

Usage: ``python -m benchmarks.docno.measure REAL`` from the top folder, where REAL is the folder
of real documents (not part of the project). Every number in ``REAL/docno/*.tsv`` (column
``doc_number``) is put into a small notice and goes through reader, recognition and rules. What is
well-formed is decided here, from the text of GB/T 9704-2012 7.2.5 and 10.2, not by our grammar.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from govlint.engine.options import Options
from govlint.engine.run import Session, check_document, session_of
from govlint.model.elements import Element, OfficialDocument
from govlint.readers import read
from govlint.rules.registry import load_rules
from govlint.structure import patterns, recognise
from govlint.text.normalise import normalise

COLUMN = "doc_number"
RULES = ("F725-2", "F725-3", "F725-4", "F725-5")
GRAMMARS = ("docnumber", "docnumber.order", "docnumber.issue")
MOST_LISTED = 40
PREFIX = re.compile(r"(发文字号|发布文号|文件编号|文号|字号)[:：]")
"""What a site prints before the number; the number begins behind it."""
_YEAR = r"(19|20)[0-9]{2}"
_NAME = r"([\u4e00-\u9fff、]{0,40}"
WELL_FORMED = tuple(
    re.compile(form)
    for form in (
        rf"[\u4e00-\u9fff]{{1,12}}〔{_YEAR}〕[1-9][0-9]*号",
        rf"{_NAME}(令|公告|通告))?[（(]?({_YEAR}年)?第[1-9][0-9]*号[）)]?",
        rf"{_NAME}令)?[（(]?〔{_YEAR}〕第[1-9][0-9]*号[）)]?",
        r"[\u4e00-\u9fff]{0,10}主席令第[一二三四五六七八九十百〇]+号",
    )
)
NOTICE = """甲市人民政府文件

{number}

甲市人民政府关于做好防汛工作的通知

各县人民政府，市政府各部门：

为做好防汛工作，保障群众安全，现将有关事项明确如下，请认真执行。

甲市人民政府

2024年5月7日
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One number: what it should be and what came of it.

    Attributes:
        number: in matching form.
        well_formed: by the forms above.
        parses: a grammar takes the whole of it.
        recognised: the notice with it has it as its document number.
        codes: rules that report it.
    """

    number: str
    well_formed: bool
    parses: bool
    recognised: bool
    codes: tuple[str, ...]


def printed_numbers(folder: Path) -> Iterator[str]:
    """Yield every number in matching form, empty ones too.

    Raises:
        KeyError: a table lacks the column.
    """
    for place in sorted(folder.glob("*.tsv")):
        with place.open(encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t"):
                yield bare(row[COLUMN] or "")


def bare(printed: str) -> str:
    """Return a number without blanks, invisible characters and what the site put before it."""
    text = re.sub(r"\s", "", normalise(printed).text)
    return PREFIX.sub("", text, count=1) if PREFIX.match(text) else text


def judge(number: str, session: Session) -> Judged:
    """Send one number through reader, recognition and rules."""
    official = recognise(read(NOTICE.format(number=number).encode(), name="notice.txt"))
    report = check_document(official, session)
    return Judged(
        number,
        well_formed=any(form.fullmatch(number) for form in WELL_FORMED),
        parses=any(patterns.fullmatch(name, number) for name in GRAMMARS),
        recognised=is_recognised(number, official),
        codes=tuple(sorted({finding.code for finding in report.findings})),
    )


def is_recognised(number: str, official: OfficialDocument) -> bool:
    """Tell whether the number was found; a 令 is the mark with the number behind it."""
    found = [text.normalised for text in official.elements.get(Element.DOCUMENT_NUMBER, ())]
    marks = [text.normalised for text in official.elements.get(Element.ISSUER_MARK, ())]
    return number in found or any(mark + one == number for mark in marks for one in found)


def measure(numbers: Iterable[str]) -> Counter[Judged]:
    """Judge each different number once; the counts are those of the rows."""
    session = session_of(Options(select=RULES))
    counts = Counter(numbers)
    return Counter({judge(number, session): count for number, count in counts.items()})


def summary(judged: Counter[Judged]) -> Iterator[str]:
    """Yield the lines to print."""
    good, bad = _part(judged, well_formed=True), _part(judged, well_formed=False)
    parsed = Counter({one: n for one, n in judged.items() if one.parses})
    yield f"{judged.total()} numbers, {len(judged)} different; {_share(parsed, judged)} parse"
    yield f"well-formed: {_share(good, judged)}"
    clean = Counter({one: n for one, n in good.items() if _is_clean(one)})
    yield f"  parse, are recognised and are not reported: {_share(clean, good)}"
    yield from _listed(good - clean)
    named = Counter({one: n for one, n in bad.items() if one.codes})
    yield f"others: {_share(bad, judged)}"
    yield f"  named for what is wrong: {_share(named, bad)}"
    yield from _defects(named)
    yield f"  neither: {bad.total() - named.total()}"
    yield from _listed(bad - named)


def _part(judged: Counter[Judged], *, well_formed: bool) -> Counter[Judged]:
    return Counter({one: n for one, n in judged.items() if one.well_formed is well_formed})


def _is_clean(one: Judged) -> bool:
    return one.parses and one.recognised and not one.codes


def _share(part: Counter[Judged], whole: Counter[Judged]) -> str:
    count, total = part.total(), whole.total()
    return f"{count} of {total}" + (f" ({count / total:.2%})" if total else "")


def _defects(named: Counter[Judged]) -> Iterator[str]:
    names = {rule.code: rule.name for rule in load_rules()}
    for code in RULES:
        count = sum(n for one, n in named.items() if code in one.codes)
        yield f"    {code} {names[code]}: {count}"


def _listed(left: Counter[Judged]) -> Iterator[str]:
    for one, count in left.most_common(MOST_LISTED):
        state = [
            "parses" if one.parses else "does not parse",
            "recognised" if one.recognised else "not recognised",
            *one.codes,
        ]
        yield f"    {count} × {one.number} ({', '.join(state)})"


def main() -> None:
    """Run from the command line."""
    printed = list(printed_numbers(Path(sys.argv[1]) / "docno"))
    numbers = [number for number in printed if number]
    print(f"{len(printed)} rows, {len(printed) - len(numbers)} without a number")
    print("\n".join(summary(measure(numbers))))


if __name__ == "__main__":
    main()
