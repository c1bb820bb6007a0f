"""Burden reduction: empty phrases, demands on lower levels, tasks without owner or date."""
