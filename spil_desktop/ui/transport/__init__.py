"""The page Vervoer: rides that are asked, who drives, the week of the drivers, and their papers."""
