"""The vocabulary of govlint. Imports nothing of ours above it."""
