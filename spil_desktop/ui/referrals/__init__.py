"""Referrals: handing someone on with her consent, and what came of it."""
