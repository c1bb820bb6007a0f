"""From blocks to the elements of an official document."""
