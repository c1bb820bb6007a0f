"""Which rows of several regions are one matter: by code, by name, by likeness, by decision."""
