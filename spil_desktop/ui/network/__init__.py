"""The network around a resident: the drawing, the list, relations and the emergency card."""
