"""The command line: argument parsing, no logic."""
