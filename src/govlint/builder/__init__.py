"""The corpus builder: short templates to Word files in many storages, to text, to PDF.

template specification → changes → paragraphs (``flow``) → docx, text
"""
