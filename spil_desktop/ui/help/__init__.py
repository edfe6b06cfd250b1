"""Help: one page of plain text for every page of the window."""
