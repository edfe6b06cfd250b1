"""The page Signalen and the part of a resident's file about signals."""
