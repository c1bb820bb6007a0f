"""Word files in the storages that real files use, written through python-docx."""
