"""Checks that the rule files of the family B name."""
