"""Make hostile text harmless: nothing that a terminal could obey is ever passed on raw.

File names and document text come from strangers. Control characters, escape sequences, bidi
overrides and invisible characters are replaced by something that can be seen; everything else,
full-width punctuation and characters beyond the BMP included, stays as it is.
"""

from __future__ import annotations

import re

_CONTROL_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_LAST_C0 = 0x1F
_DELETE = 0x7F
_ESCAPED_BYTES = range(0xDC80, 0xDD00)  # how Python carries a byte that was not UTF-8

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return one line of text with everything invisible or dangerous made visible.

    Args:
        text: any text, file names with undecodable bytes included.

    Returns:
        Text without control, formatting or surrogate characters: ``\x1b`` becomes ``␛``,
        a right-to-left override ``<U+202E>``, an undecodable byte ``\xff``.
    """
    return HIDDEN.sub(_shown, text)


def encodable(text: str) -> str:
    """Return the text with lone surrogates written out, so that UTF-8 can hold it."""
    return SURROGATE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= _LAST_C0:
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return _DELETE_PICTURE
    if code in _ESCAPED_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    return f"<U+{code:04X}>"
