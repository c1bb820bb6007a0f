"""Words of running text: the one place that knows jieba."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """Load the dictionary; about a second, and nothing is written or logged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba asks for pkg_resources, which is deprecated
        import jieba

    tokenizer = jieba.Tokenizer()
    # What jieba's own start does, but for its cache file and its log lines.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def cut(text: str) -> list[str]:
    """Cut text into words of the dictionary; what it does not know falls into characters."""
    return list(_tokenizer().cut(text, HMM=False))


def word_around(text: str, offset: int) -> str | None:
    """Return the word that has ``offset`` inside it, None where a word begins or ends there."""
    start = 0
    for word in cut(text):
        if start < offset < start + len(word):
            return word
        start += len(word)
    return None
