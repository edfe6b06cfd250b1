"""Codes into sentences: every word that a user, a report or a command shows for a code."""
