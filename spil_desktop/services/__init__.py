"""What users can do: one function each, given a session."""
