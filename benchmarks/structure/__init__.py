"""Structure alone, against a truth table."""
