"""Visits at home and the questionnaires that are asked there."""
