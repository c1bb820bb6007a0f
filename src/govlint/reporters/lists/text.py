"""Lists for people in a terminal."""

from govlint.reporters.lists.check_text import to_text_check
from govlint.reporters.lists.compare_text import to_text_compare

__all__ = ["to_text_check", "to_text_compare"]
