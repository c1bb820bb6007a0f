"""What of an old workbook goes to the library: the records that cells are made of, no others.

Records of links and names are left out because few bytes of them make a library work for hours
or fill the memory: a link may lie over 16 million cells.
"""

from __future__ import annotations

import io
import struct
from collections import Counter
from collections.abc import Iterator

from olefile import OleFileIO

from govlint.readers.errors import ReadError
from govlint.readers.limits import MIB, Deadline
from govlint.readers.sniff import OLE_MAGIC

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_SHEET, _STRINGS, _STRING = 0x0085, 0x00FC, 0x0207
_OLD_BOF = (0x0009, 0x0209, 0x0409)
_EXCEL_5 = 0x0500
_CODEPAGE, _DATEMODE, _FORMAT, _STYLE = 0x0042, 0x0022, 0x041E, 0x00E0
_SHARED = frozenset({_BOF, _EOF, _CODEPAGE, _DATEMODE, _FORMAT, _STYLE, _SHEET, _STRINGS})
_NUMBERS = frozenset({0x0203, 0x027E, 0x00BD})
_TEXTS = frozenset({0x00FD, 0x0204, 0x00D6, _STRING})
_RESULTS = frozenset({0x0205, 0x0006, 0x0206, 0x0406})
_LAYOUT = frozenset({0x0208, 0x007D, 0x00E5})
_CELLS = frozenset({_BOF, _EOF}) | _NUMBERS | _TEXTS | _RESULTS | _LAYOUT
_GOES_ON = frozenset({_STRINGS, _STRING})
"""Records whose text may go on in records of the kind ``_CONTINUE``."""
_MAX_KEPT = 64 * MIB
"""Records kept; in memory the library may need forty times that. 65,536 rows of 12 take 20 MiB."""
_MAX_SHARED = 1 << 16
"""Records of a kind that the sheets share: a cell has two bytes for the number of its style."""
_MAX_FORMAT = 1024
"""Excel has 255 characters for a number format; the time for longer ones grows with the square."""
_PAUSE = 0xFFFF
_HEAD = struct.Struct("<HH")
_BARE = (b"\x09\x08", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""Beginnings of workbooks outside of any container."""
_OTHERS = {
    "WordDocument": "Word 文档（.doc）",
    "PowerPoint Document": "演示文稿（.ppt）",
}


def workbook_records(raw: bytes, deadline: Deadline) -> bytes:
    """Return a workbook that has nothing but cells, their formats and their layout.

    Args:
        raw: the file, with or without a container.
        deadline: of the file.

    Raises:
        ReadError: the file is no old workbook, of a version before Excel 5, encrypted, truncated
            or over a limit.
    """
    stream = raw if raw.startswith(_BARE) else _workbook_stream(raw)
    _check_version(stream)
    kept = bytearray()
    sheets = _keep_shared(kept, _records(stream, 0, _SHARED, deadline))
    moved: dict[int, int] = {}
    for at in sheets:
        start = int.from_bytes(kept[at : at + 4], "little")
        if start not in moved:
            moved[start] = len(kept)
            if not kept[at + 5]:  # Other kinds of sheets (charts, macros) have no cells.
                for _, record in _records(stream, start, _CELLS, deadline):
                    _keep(kept, record)
        kept[at : at + 4] = moved[start].to_bytes(4, "little")
    return bytes(kept)


def _keep_shared(kept: bytearray, records: Iterator[tuple[int, bytes]]) -> list[int]:
    """Keep what the sheets share; return where the places of the sheets are kept."""
    sheets: list[int] = []
    counts: Counter[int] = Counter()
    for kind, record in records:
        counts[kind] += 1
        if counts[kind] > _MAX_SHARED:
            raise ReadError("limit", "工作簿的格式或工作表过多，未读取；请另存为 .xlsx 后再检查")
        if kind == _FORMAT and len(record) > _MAX_FORMAT:
            continue
        if kind == _SHEET and len(record) >= 12:
            sheets.append(len(kept) + _HEAD.size)
        _keep(kept, record)
    return sheets


def _keep(kept: bytearray, record: bytes) -> None:
    kept += record
    if len(kept) > _MAX_KEPT:
        raise ReadError("limit", "工作簿过大，未读取；请另存为 .xlsx 后再检查")


def _records(
    stream: bytes, start: int, wanted: frozenset[int], deadline: Deadline
) -> Iterator[tuple[int, bytes]]:
    """Yield the wanted records of a part of the stream, from its beginning to its end."""
    at, size, depth, before, number = start, len(stream), 0, 0, 0
    while at + 4 <= size:
        kind, length = _HEAD.unpack_from(stream, at)
        end = at + 4 + length
        number += 1
        if not number & _PAUSE:
            deadline.check()
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _FILEPASS:
            raise ReadError("encrypted", "文件设有打开密码，请先取消密码再检查")
        # Charts stand inside of a sheet as sheets of their own, deeper down.
        if depth == (kind != _EOF) and end <= size:
            if kind in wanted or (kind == _CONTINUE and before in _GOES_ON):
                yield kind, stream[at:end]
            if kind == _EOF:
                return
            before = before if kind == _CONTINUE else kind
        at = end
    raise ReadError("truncated", "文件不完整（可能没有下载或复制完），请重新取得")


def _check_version(stream: bytes) -> None:
    if len(stream) < 8:
        raise ReadError("truncated", "文件不完整（可能没有下载或复制完），请重新取得")
    kind, _, version = struct.unpack_from("<HHH", stream)
    if kind in _OLD_BOF or (kind == _BOF and version < _EXCEL_5):
        raise ReadError("unsupported", "文件是 Excel 4.0 或更早的格式，请用 Excel 另存为 .xlsx")
    if kind != _BOF:
        raise ReadError("unreadable", "文件已损坏：不是完整的 Excel 表格，请重新取得")


def _workbook_stream(raw: bytes) -> bytes:
    if not raw.startswith(OLE_MAGIC):
        raise ReadError("mislabelled", "文件不是旧版 Excel 表格（.xls），请核对扩展名")
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise ReadError("encrypted", "文件设有打开密码，请先取消密码再检查")
    _check_counts(raw)
    try:
        return _contained(raw)
    except ReadError:
        raise
    except Exception as error:  # What the library raises on damaged files is not documented.
        raise ReadError("truncated", "文件不完整或已损坏，请重新取得") from error


def _check_counts(raw: bytes) -> None:
    """Refuse counts of sectors that no file of this size has: the library works them off."""
    sectors = len(raw) // 512
    for at, most in ((44, sectors // 64 + 109), (64, sectors)):
        if int.from_bytes(raw[at : at + 4], "little") > most:
            raise ReadError("truncated", "文件不完整或已损坏，请重新取得")


def _contained(raw: bytes) -> bytes:
    """Return the stream of the workbook in a container."""
    with OleFileIO(io.BytesIO(raw)) as ole:
        # A file for both Excel 5 and 97 has both streams; the newer one tells more.
        for name in ("Workbook", "Book"):
            if ole.exists(name):
                size = ole.get_size(name)
                if max(size, ole.root.size) > len(raw):
                    break
                stream: bytes = ole.openstream(name).read()
                if len(stream) < size:
                    break
                return stream
        else:
            for name, label in _OTHERS.items():
                if ole.exists(name):
                    raise ReadError("mislabelled", f"文件是{label}，不是 Excel 表格，请核对扩展名")
            raise ReadError("unsupported", "文件里没有 Excel 表格，请用 Excel 或 WPS 另存为 .xlsx")
    raise ReadError("truncated", "文件不完整（可能没有下载或复制完），请重新取得")
