"""The page Sociale kaart: organisations, and all referrals to and by them."""
