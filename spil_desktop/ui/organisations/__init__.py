"""The directory of services: organisations, who works there, and all referrals."""
