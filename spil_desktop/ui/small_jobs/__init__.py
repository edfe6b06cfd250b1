"""Small jobs in and around a resident's house."""
