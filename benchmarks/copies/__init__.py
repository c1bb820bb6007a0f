"""Copies: constructed pairs, real families, the scale of an index."""
