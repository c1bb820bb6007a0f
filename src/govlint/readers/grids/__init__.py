"""Readers of lists: files of cells (xlsx, csv, json …) and tables of documents as ``Grid``s."""

from govlint.readers.grids.read import read_grids

__all__ = ["read_grids"]
