"""What lists need beside govlint itself."""

from __future__ import annotations

from importlib.util import find_spec

from govlint.engine.options import UsageError

PACKAGES = ("polars", "rapidfuzz", "xlrd", "olefile", "xlsxwriter")
MISSING = "清单要另装几个软件包：pip install 'govlint[lists]'"


def require_extra() -> None:
    """Make sure that the packages of the extra are installed.

    Raises:
        UsageError: one of them is not.
    """
    if any(find_spec(name) is None for name in PACKAGES):
        raise UsageError(MISSING)
