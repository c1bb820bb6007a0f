"""Where a document comes from: its sources, what was copied from them, what is new."""
