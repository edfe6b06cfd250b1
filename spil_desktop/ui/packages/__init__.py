"""Packages of pilots, opened without a store: to check, to read, to compare and to take along."""
