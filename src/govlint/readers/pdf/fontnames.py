r"""Names of fonts as PDF files have them, made readable.

Producers write the name of 仿宋 in GBK bytes, in UTF-8, or escaped; libraries hand these bytes over
as bytes, as Latin-1 mojibake or as the ``repr`` of bytes. A subset carries a prefix (``ABCDEF+``).
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from govlint.readers.pdf.drawn import Face

_PREFIX = re.compile(r"^(?:[A-Z]{6}\+)+")
_REPR = re.compile(r"""b(?P<quote>['"]).*(?P=quote)""", re.DOTALL)
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
_STYLE = re.compile(
    r"(?P<mark>[,\s]|-(?!-))\s*"
    r"(?P<style>(?:bold|italic|oblique|regular|normal|semibold|demibold)+)(?:mt)?$",
    re.IGNORECASE,
)
_CHINESE_STYLE = re.compile(r"[,-](?P<style>粗体|常规|斜体|粗斜体)$")
_BOLD = re.compile(r"bold|粗", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|斜", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:CIDFont\+)?(?:F|T|TT|R|C\d_|Fm|Font|f-\d+-)\d*(?:_\d+)?|TT[0-9A-F]{1,6}o\d\d"
    r"|CairoFont-\d+-\d+|unknown|Type3"
)
"""Names that a producer counted out: they say nothing of the font."""


@lru_cache(maxsize=1024)
def face_of(name: str | bytes) -> Face:
    """Return the font that a name names, its style apart.

    Args:
        name: BaseFont or FontName in whatever form a library gives it.
    """
    text = decode_name(name)
    found = _STYLE.search(text) or _CHINESE_STYLE.search(text)
    style = found["style"] if found else ""
    family = text[: found.start()].strip() if found else text
    if not family or _NO_NAME.fullmatch(family):
        return Face(None, bool(_BOLD.search(style)) or None, bool(_ITALIC.search(style)) or None)
    return Face(family, bool(_BOLD.search(style)), bool(_ITALIC.search(style)))


def decode_name(name: str | bytes) -> str:
    """Return a name as people read it, without the prefix of a subset."""
    raw = name if isinstance(name, bytes) else _bytes_of(name)
    text = name if raw is None else decode_bytes(raw)
    assert isinstance(text, str)
    return _PREFIX.sub("", "".join(char for char in text if char.isprintable())).strip()


def decode_bytes(raw: bytes) -> str:
    """Decode a name or a line of metadata: UTF-16 with a mark, UTF-8, GBK, else Latin-1."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _bytes_of(name: str) -> bytes | None:
    """Get the bytes back that a library made a string of; None where it is text already."""
    if _REPR.fullmatch(name):
        try:
            value = ast.literal_eval(name)
        except (ValueError, SyntaxError):
            return None
        return value if isinstance(value, bytes) else None
    if _ESCAPED.search(name) and name.isascii():
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name).encode("latin-1")
    if name.isascii():
        return None
    try:
        return name.encode("latin-1")
    except UnicodeEncodeError:
        return None
