"""A document and its sources beside each other: one page that works without a network."""
