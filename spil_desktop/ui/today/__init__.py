"""Today: what asks attention over all pages, done, put off or opened with one key."""
