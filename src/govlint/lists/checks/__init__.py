"""Checks that rules about lists name."""
