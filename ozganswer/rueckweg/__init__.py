"""The way back: edits made in a word processor, from the DOCX into the letter's source."""
