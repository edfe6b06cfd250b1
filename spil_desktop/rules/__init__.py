"""Plain Python: what is true whatever the program, without toolkit or database."""
