"""Volunteers: who helps, with what and when, how many matches they have, and their VOG."""
