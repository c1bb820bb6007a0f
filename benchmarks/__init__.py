"""Measurements of govlint: accuracy on real documents, speed against yardsticks."""
