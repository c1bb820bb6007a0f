"""What the rules report on real documents."""
