"""govlint: a linter of Chinese official documents (公文).

This is the public façade. Names are loaded when they are first used, so that
``import govlint`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from govlint.version import __version__

if TYPE_CHECKING:
    from govlint.facade import check as check
    from govlint.facade import compare_lists as compare_lists
    from govlint.facade import read as read
    from govlint.model.document import Document as Document
    from govlint.model.elements import Element as Element
    from govlint.model.elements import OfficialDocument as OfficialDocument
    from govlint.model.finding import FileReport as FileReport
    from govlint.model.finding import Finding as Finding
    from govlint.model.finding import Outcome as Outcome
    from govlint.model.finding import Report as Report
    from govlint.model.finding import Severity as Severity
    from govlint.model.listing import Comparison as Comparison
    from govlint.model.position import Location as Location
    from govlint.readers.errors import ReadError as ReadError

else:

    def __getattr__(name: str) -> Any:
        """Load a public name when it is first asked for."""
        if name not in _PLACES:
            raise AttributeError(f"module 'govlint' has no attribute {name!r}")
        value = getattr(import_module(_PLACES[name]), name)
        globals()[name] = value
        return value


_PLACES = {
    "check": "govlint.facade",
    "compare_lists": "govlint.facade",
    "read": "govlint.facade",
    "Document": "govlint.model.document",
    "Element": "govlint.model.elements",
    "OfficialDocument": "govlint.model.elements",
    "FileReport": "govlint.model.finding",
    "Finding": "govlint.model.finding",
    "Outcome": "govlint.model.finding",
    "Report": "govlint.model.finding",
    "Severity": "govlint.model.finding",
    "Comparison": "govlint.model.listing",
    "Location": "govlint.model.position",
    "ReadError": "govlint.readers.errors",
}
__all__ = [
    "Comparison",
    "Document",
    "Element",
    "FileReport",
    "Finding",
    "Location",
    "OfficialDocument",
    "Outcome",
    "ReadError",
    "Report",
    "Severity",
    "__version__",
    "check",
    "compare_lists",
    "read",
]


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
