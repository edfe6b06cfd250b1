"""Matching: who fits a need and why, a plan for all needs, and the life of every match."""
