"""Our own Word reader over zip and lxml."""
