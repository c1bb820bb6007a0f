"""``python -m govlint``: the same as the ``govlint`` command."""

from __future__ import annotations

import sys

from govlint.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
