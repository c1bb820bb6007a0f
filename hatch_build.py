"""Build hook: a wheel carries the compiled pack, so that no user ever compiles it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "govlint/_data/pack.bin"


class PackBuildHook(BuildHookInterface[Any]):
    """Compile grammars, rules and tables and put them into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the pack; an editable install reads its sources and gets none.

        Args:
            version: ``standard`` or ``editable``.
            build_data: What hatchling will put into the wheel; the pack is added.
        """
        self._folder: Path | None = None
        if version == "editable":
            return
        compiled = _compiled(Path(self.root) / "src")
        self._folder = Path(tempfile.mkdtemp(prefix="govlint-pack-"))
        place = self._folder / "pack.bin"
        place.write_bytes(compiled)
        build_data["force_include"][str(place)] = PLACE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled pack: the wheel has its copy."""
        if self._folder is not None:
            shutil.rmtree(self._folder)


def _compiled(source: Path) -> bytes:
    sys.path.insert(0, str(source))
    try:
        from govlint import pack

        return pack.encode(pack.build(), None)
    finally:
        sys.path.remove(str(source))
