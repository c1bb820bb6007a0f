"""What is known about laws: rank, whether in force, number of articles, what replaced them.

Our own table holds facts of public texts; ``--laws`` comes on top of it and is taken at its word.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from govlint.lists import known
from govlint.lists.values.norms import RANKS, norm_key, title_key
from govlint.structure.numerals import number_value
from govlint.text.encoding import DecodeError, decode

UNSET = ("", "-", "—", "无", "/")
LARGEST = 50_000_000
"""Bytes of a table of laws, beyond which it is none."""


class State(StrEnum):
    """Whether a law is in force on a day."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Law:
    """A norm that is known.

    Attributes:
        name: title as the table has it.
        rank: 法律, 行政法规, 地方性法规, 规章, 规范性文件; ``""``: not known.
        repealed: True where the table says that it is no longer in force, whatever the day.
        effective: from when on it is in force.
        repealed_on: from when on it no longer is.
        articles: how many articles it has.
        replaced_by: title of what took its place, ``""`` without any.
        edition: year of its last revision that is known, ``""`` where none is.
        source: ``given`` (``--laws``) or ``table`` (our own).
    """

    name: str
    rank: str = ""
    repealed: bool = False
    effective: datetime.date | None = None
    repealed_on: datetime.date | None = None
    articles: int | None = None
    replaced_by: str = ""
    edition: str = ""
    source: Literal["given", "table"] = "table"

    def state(self, day: datetime.date) -> State:
        """Tell whether it is in force on a day.

        The date of our own table is that of the present edition, before which an older one may
        have been in force: only a law that was given is told not to be in force yet.
        """
        if self.repealed_on is not None and self.repealed_on <= day:
            return State.REPEALED
        if self.repealed and self.repealed_on is None:
            return State.REPEALED
        if self.source == "given" and self.effective is not None and self.effective > day:
            return State.NOT_YET
        return State.IN_FORCE


@dataclass(frozen=True)
class Laws:
    """All laws that are known, found by their titles.

    ``by_key`` holds under the form in which titles are compared what bears that title: one entry,
    or several editions of it.
    """

    by_key: Mapping[str, tuple[Law, ...]] = field(default_factory=dict)

    def find(self, title: str, day: datetime.date | None = None) -> Law | None:
        """Return the law of a title, None where it is not known.

        中华人民共和国, the year of an edition, widths and 《》 make no difference. Of several
        entries of one title the one in force on ``day`` is returned, else the latest.
        """
        found = self.by_key.get(title_key(title)) or self.by_key.get(norm_key(title))
        if not found:
            return None
        if day is not None:
            alive = [law for law in found if law.state(day) is State.IN_FORCE]
            found = tuple(alive) or found
        return max(found, key=lambda law: law.effective or datetime.date.min)

    def __len__(self) -> int:
        """Return how many titles are known."""
        return len(self.by_key)

    def with_given(self, laws: Iterable[Law]) -> Laws:
        """Return these laws with others on top, which take the place of those of the same title."""
        given: dict[str, list[Law]] = {}
        for law in laws:
            given.setdefault(title_key(law.name), []).append(law)
        return Laws({**self.by_key, **{key: tuple(found) for key, found in given.items()}})


def load_laws(path: Path | str | None = None) -> Laws:
    """Return what is known about laws, with a file of an office on top of our own table.

    Raises:
        ValueError: the file cannot be used; one Chinese line that says where and why.
        OSError: it cannot be read.
    """
    if path is None:
        return own_laws()
    place = Path(path)
    if place.stat().st_size > LARGEST:
        raise ValueError(f"{place.name}：法律表超过 {LARGEST // 1_000_000} MB")
    return own_laws().with_given(given_laws(place.read_bytes(), place.name))


def read_laws(raw: bytes, name: str = "法律表") -> Laws:
    """Return what is known about laws, with the content of a file on top (nothing: none).

    Raises:
        ValueError: as in ``load_laws``.
    """
    return own_laws().with_given(given_laws(raw, name)) if raw.strip() else own_laws()


@cache
def own_laws() -> Laws:
    """Return the laws of our own table."""
    return Laws().with_given(map(_of_table, known.records("laws")))


def _of_table(cells: Mapping[str, str]) -> Law:
    return Law(
        name=cells["title"],
        rank=cells["rank"],
        repealed=cells["status"] == "废止",
        effective=_iso(cells["effective"]),
        repealed_on=_iso(cells["repealed"]),
        articles=int(cells["articles"]) if cells["articles"] else None,
        replaced_by=cells["replaced_by"],
        edition=cells["edition"],
    )


def _iso(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


COLUMNS = {
    "name": ("法律名称", "名称", "法规名称", "法律法规名称"),
    "rank": ("位阶", "效力级别", "层级"),
    "status": ("状态", "时效性", "效力状态"),
    "effective": ("施行日期", "生效日期", "实施日期"),
    "repealed": ("废止日期", "失效日期"),
    "articles": ("条数", "条文数"),
    "replaced_by": ("替代", "替代法律", "被替代为"),
}
"""Columns of a file of laws and the headers that stand for them."""
_IN_FORCE = ("有效", "现行有效", "现行", "已修改", "尚未生效", "尚未施行", "未生效", "")
_REPEALED = ("废止", "已废止", "失效", "已失效")


def given_laws(raw: bytes, name: str) -> list[Law]:
    """Read a file of laws: csv in UTF-8 or GB18030, parted by commas, semicolons or tabs.

    Raises:
        ValueError: no such table, or a row that says nothing clear; one Chinese line.
    """
    try:
        text = decode(raw).text.removeprefix("\ufeff")
    except DecodeError as error:
        raise ValueError(f"{name}：读不懂它的编码，请另存为 UTF-8 的 csv") from error
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), _dialect(text)))
    except csv.Error as error:
        raise ValueError(f"{name}：不是能读的 csv，请检查引号") from error
    return list(_laws_of(rows, name))


class _Comma(csv.excel):
    strict = True


class _Tab(_Comma):
    delimiter = "\t"


class _Semicolon(_Comma):
    delimiter = ";"


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    counts = {_Comma: first.count(","), _Tab: first.count("\t"), _Semicolon: first.count(";")}
    return max(counts, key=lambda dialect: counts[dialect])


def _laws_of(rows: Sequence[Sequence[str]], name: str) -> Iterator[Law]:
    header: dict[str, int] | None = None
    for number, row in enumerate(rows, 1):
        cells = [cell.strip().strip("\u3000\ufeff") for cell in row]
        if not any(cells):
            continue
        place = f"{name}第{number}行"
        if header is None:
            header = _header(cells, place)
        else:
            yield _law({key: _cell(cells, at) for key, at in header.items()}, place)
    if header is None:
        raise ValueError(f"{name}：是空的，应有一行表头和各部法律")


def _header(cells: Sequence[str], place: str) -> dict[str, int]:
    found = {
        key: cells.index(printed)
        for key, names in COLUMNS.items()
        for printed in reversed(names)
        if printed in cells
    }
    if "name" not in found:
        wanted = "、".join(names[0] for names in COLUMNS.values())
        raise ValueError(f"{place}：没有“法律名称”一列；表头应是{wanted}")
    return found


def _cell(cells: Sequence[str], place: int) -> str:
    text = cells[place] if place < len(cells) else ""
    return "" if text in UNSET else text


def _law(cells: Mapping[str, str], place: str) -> Law:
    """Read a row.

    Raises:
        ValueError: it has no title, or a value that cannot be understood.
    """
    name, rank, status = (cells.get(key, "") for key in ("name", "rank", "status"))
    if not name:
        raise ValueError(f"{place}：没有写法律名称")
    if rank and rank not in RANKS:
        raise ValueError(f"{place}：位阶“{rank}”应是{'、'.join(RANKS)}之一")
    if status not in (*_IN_FORCE, *_REPEALED):
        raise ValueError(f"{place}：状态“{status}”应是“有效”或“废止”")
    return Law(
        name=re.sub(r"^《(.*)》$", r"\1", name),
        rank=rank,
        repealed=status in _REPEALED,
        effective=_day(cells.get("effective", ""), "施行日期", place),
        repealed_on=_day(cells.get("repealed", ""), "废止日期", place),
        articles=_count(cells.get("articles", ""), place),
        replaced_by=re.sub(r"^《(.*)》$", r"\1", cells.get("replaced_by", "")),
        source="given",
    )


_DATE = re.compile(
    r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[T ]0{1,2}:00(?::00)?)?|(\d{4})(\d\d)(\d\d)"
)


def _day(text: str, column: str, place: str) -> datetime.date | None:
    if not text:
        return None
    found = _DATE.fullmatch(text)
    try:
        year, month, day = (int(part) for part in (found.groups() if found else ()) if part)
        return datetime.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{place}：{column}“{text}”不是 2026-03-01 这样的日期") from error


def _count(text: str, place: str) -> int | None:
    if not text:
        return None
    number = number_value(re.sub(r"^共|条$|\.0$", "", text))
    if number is None or number < 1:
        raise ValueError(f"{place}：条数“{text}”不是正整数")
    return number
