"""The functions that rule files name."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=512)
def function_of(name: str) -> Any:
    """Load a check of our own package; the rule loader refuses any other name.

    Raises:
        ValueError: the name is of no function of this program.
    """
    module, _, function = name.partition(":")
    if not module.startswith("govlint."):
        raise ValueError(f"检查函数不在本程序内：{name}")
    return getattr(importlib.import_module(module), function)
