"""The safety compartment in the window; made only for users with the permission."""
