"""The city's own letterhead for Word: read safely, its styles, header and footer for letters."""
