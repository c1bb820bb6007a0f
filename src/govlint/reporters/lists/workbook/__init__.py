"""Workbooks of Excel: what stands in each sheet, and how it is written."""
