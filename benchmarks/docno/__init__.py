"""Document numbers as official sites print them."""
