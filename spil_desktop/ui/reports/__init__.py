"""Reports: the figures as they will be published, the exact ones for inside, and the files."""
