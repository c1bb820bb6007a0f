"""The parts of a comparison: policies, forms of values, references, differences, rates."""
