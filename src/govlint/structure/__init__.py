"""From blocks to the elements of an official document."""

from govlint.structure.recognise import recognise

__all__ = ["recognise"]
