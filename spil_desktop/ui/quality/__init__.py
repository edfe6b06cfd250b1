"""The page Volledigheid: what is missing, and the form that repairs it."""
