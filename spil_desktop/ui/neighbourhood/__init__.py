"""The page Buurt: streets, key figures, reach, and what an area lacks."""
