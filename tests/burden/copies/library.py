"""Invented documents for tests of the index, and ways to look at one."""

from __future__ import annotations

import datetime
import random
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from govlint.burden.copies.draft import Entry, drafting
from govlint.burden.copies.shingles import prints_of
from govlint.model.copies import Load, Source

COMMON = "各单位要在每季度末把整改情况书面报送领导小组办公室汇总，逾期不报的予以通报。"
"""A sentence that every document has."""


def words(seed: object, size: int = 400) -> str:
    """Return Chinese characters that say nothing and occur nowhere else."""
    chance = random.Random(str(seed))
    return "".join(chr(0x4E00 + chance.randrange(0x5000)) for _ in range(size))


def made(number: int, text: str | None = None) -> Source:
    """Return a document; the number decides all of it."""
    head = f"关于第{number}项工作的通知"
    body = words(number) + COMMON if text is None else text
    return Source(
        path=f"库/{number:03}.txt",
        text=f"{head}\n{body}",
        body=((len(head) + 1, len(head) + 1 + len(body)),),
        title=head,
        number=f"甲政发〔2024〕{number}号",
        issuers=("甲市人民政府", f"甲市第{number % 3}局"),
        date=datetime.date(2020 + number % 5, 3, 1) if number % 4 else None,
        kind="通知",
        headings=((1, "总体要求"), (2, f"任务{number}")),
        loads=(Load("各县人民政府", 4, "每季度报告"), Load("各局", None, "及时报告")),
        sha256=f"{number:064x}",
    )


def entry(source: Source, mtime: int = 1) -> Entry:
    """Return a document as if it had been read."""
    return Entry(len(source.text), mtime, source, prints_of(source))


def build(place: Path, add: Iterable[Source] = (), drop: Iterable[str] = ()) -> None:
    """Bring an index up to date in batches of three."""
    with drafting(place) as draft:
        waiting = list(add)
        while waiting:
            draft.add([entry(source) for source in waiting[:3]])
            del waiting[:3]
        draft.drop(drop)
        draft.merge()
        draft.publish()


def content(place: Path) -> dict[str, Any]:
    """Return all that an index says, whatever ids and pages it says it with."""
    base = sqlite3.connect(place)
    try:
        sources = dict(base.execute("SELECT id, path FROM sources"))
        texts = {sources[one]: text for one, text in base.execute("SELECT * FROM texts")}
        rest = list(base.execute("SELECT path, size, mtime, sha256, head FROM sources"))
        postings = set()
        for bucket, raw in base.execute("SELECT * FROM buckets"):
            count = len(raw) // 6
            for at in range(count):
                low = int.from_bytes(raw[2 * at : 2 * at + 2], "little")
                start = 2 * count + 4 * at
                one = int.from_bytes(raw[start : start + 4], "little")
                postings.add((bucket << 16 | low, sources[one]))
        left = [
            base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("staged", "dropped", "merged")
        ]
    finally:
        base.close()
    return {"texts": texts, "rest": sorted(rest), "postings": postings, "left": left}


def renamed(source: Source, path: str) -> Source:
    """Return the same document under another name."""
    return replace(source, path=path)
