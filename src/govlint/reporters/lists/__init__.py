"""Reports on lists of matters: one list, and the same matters across regions."""
