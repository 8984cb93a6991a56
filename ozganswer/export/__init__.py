"""Letters for others: without what is not public, and as the council's information system reads."""
