"""Building blocks that every page is made of."""
