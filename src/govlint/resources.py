"""The one module that knows where packaged data and the user's cache lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Kind = Literal["rules", "grammar", "corpus"]
PACKAGE = Path(__file__).parent
"""The installed package; importlib.resources would cost every start several milliseconds."""


def data(kind: Kind) -> Traversable:
    """Return the folder of packaged data of one kind.

    In an installed wheel the data lies under ``govlint/_data``; a source checkout or an
    editable install falls back to the top-level folder of the same name.
    """
    installed = PACKAGE / "_data" / kind
    return installed if installed.is_dir() else PACKAGE.resolve().parents[1] / kind


def packaged_pack() -> Traversable:
    """Return the place of the compiled pack that a wheel may carry (it need not exist)."""
    return PACKAGE / "_data" / "pack.bin"


def cache_dir() -> Path:
    """Return the user's cache folder for govlint (not created here)."""
    override = os.environ.get("GOVLINT_CACHE_DIR")
    if override:
        return Path(override)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "govlint"
