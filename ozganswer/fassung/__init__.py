"""The way of a letter from the Mitzeichnung to the Versand, and proof of what was sent."""
