"""Rule files, the expression language and the rule registry."""
