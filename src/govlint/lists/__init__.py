"""Lists of powers and matters: read, checked one by one, compared across regions."""
