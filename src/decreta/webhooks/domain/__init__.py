"""Acts on endpoints, and what is delivered to them."""
