"""Select rules, run them, decide what counts."""
