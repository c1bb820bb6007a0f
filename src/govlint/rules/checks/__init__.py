"""Typed Python checks for what an expression cannot say; named by rule files."""
