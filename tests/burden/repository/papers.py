"""Invented papers of a city, as sources and as files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.sources import source_of
from govlint.burden.repository.entries import Entry, entry_of
from govlint.burden.repository.library import Library, library_of
from govlint.model.copies import Load, Source
from govlint.readers import read
from govlint.structure import recognise

CITY = "甲市人民政府"
COUNTIES = "各县（市、区）人民政府："


def head(
    number: str = "甲政发〔2024〕1号",
    title: str = "甲市人民政府关于防汛的通知",
    date: tuple[int, int, int] | None = (2024, 3, 7),
    *issuers: str,
    kind: str | None = "通知",
    loads: Iterable[Load] = (),
    path: str = "",
    sha256: str = "",
) -> Source:
    """Return what an index tells of a paper without its text."""
    return Source(
        path=path or f"{number}{title}.txt",
        text="",
        body=(),
        title=title,
        number=number,
        issuers=issuers or (CITY,),
        date=datetime.date(*date) if date else None,
        kind=kind,
        loads=tuple(loads),
        sha256=sha256,
    )


def entries(*sources: Source) -> list[Entry]:
    """Return the papers as they are counted."""
    return [entry_of(source) for source in sources]


def paper(
    number: str,
    matter: str,
    day: str,
    *body: str,
    issuer: str = CITY,
    kind: str = "通知",
    to: str = COUNTIES,
) -> str:
    """Return the text of a paper."""
    lines = (
        f"{issuer}文件",
        number,
        f"{issuer}关于{matter}的{kind}",
        to,
        *(body or (f"现就{matter}有关事项通知如下，请抓好落实。",)),
        issuer,
        day,
    )
    return "\n\n".join(line for line in lines if line) + "\n"


def series(year: int, numbers: Iterable[int], code: str = "甲政发") -> dict[str, str]:
    """Return papers of one year by their names, one a month."""
    return {
        f"{year}-{number:02}.txt": paper(
            f"{code}〔{year}〕{number}号", f"第{number}项{year}工作", f"{year}年{number}月7日"
        )
        for number in numbers
    }


def written(folder: Path, texts: dict[str, str]) -> list[str]:
    """Write papers into a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def source(name: str, text: str) -> Source:
    """Return a paper as an index keeps it."""
    return source_of(recognise(read(text.encode(), name="a.txt")), name)


def library(kept: dict[str, str], run: dict[str, str], day: datetime.date | None = None) -> Library:
    """Return a library of some papers with others under check."""
    index = MemoryIndex([source(name, text) for name, text in kept.items()])
    documents = {name: recognise(read(text.encode(), name="a.txt")) for name, text in run.items()}
    return library_of(index, documents, day)
