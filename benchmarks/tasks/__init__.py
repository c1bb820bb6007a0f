"""The ledger of tasks against a truth table made by reading."""
