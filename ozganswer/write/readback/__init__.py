"""A DOCX that was edited → its pieces in reading order, as the writer's own are read."""
