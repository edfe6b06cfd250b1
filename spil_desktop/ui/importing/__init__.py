"""Reading an office's registration in, step by step."""
