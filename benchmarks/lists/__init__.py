"""Lists of matters: how well rows of several regions are matched, and how long lists take."""
