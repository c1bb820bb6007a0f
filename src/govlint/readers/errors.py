"""The one error that readers raise: a code for programs, one Chinese line for people."""

from __future__ import annotations

from typing import Literal, get_args

Code = Literal[
    "missing",
    "empty",
    "unreadable",
    "encrypted",
    "truncated",
    "mislabelled",
    "bomb",
    "unsupported",
    "limit",
    "scan",
]
CODES: tuple[str, ...] = get_args(Code)


class ReadError(Exception):
    """A file could not be read.

    Attributes:
        code: one of ``CODES``.
        message: one line in Chinese, saying what is wrong and, where there is one, the remedy.
    """

    def __init__(self, code: Code, message: str) -> None:
        """Keep the code and the message, folded into one line."""
        self.code: Code = code
        self.message = " ".join(message.split())
        super().__init__(code, self.message)

    def __str__(self) -> str:
        """Return the message alone."""
        return self.message
