"""Text as such: normalisation with an offset map, display widths, encodings."""
