"""Limits on zip files, whatever lies in them."""

from __future__ import annotations

import zipfile

from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits

_SMALL = 16 * 1024 * 1024
"""Below this unpacked size a high ratio is harmless: blank XML packs very well."""


def check_entries(infos: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Hold the table of contents of a zip file against the limits.

    Args:
        infos: its entries.
        size: bytes of the file itself.
        limits: what the file may cost.

    Raises:
        ReadError: code ``bomb``.
    """
    expanded = sum(info.file_size for info in infos)
    if len(infos) > limits.max_entries:
        raise ReadError("bomb", f"压缩包里有 {len(infos)} 个条目，疑似压缩炸弹，未读取")
    if expanded > limits.max_expanded:
        raise ReadError(
            "bomb", f"解压后超过 {limits.max_expanded // 2**20} MiB，疑似压缩炸弹，未读取"
        )
    for info in infos:
        # Measured against the whole file too, so that a lying or overlapping entry gains nothing.
        packed = max(1, min(info.compress_size, size))
        if info.file_size > _SMALL and info.file_size > packed * limits.max_ratio:
            raise ReadError("bomb", "压缩比过大，疑似压缩炸弹，未读取")
