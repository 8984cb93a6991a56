"""What a letter lacks is asked of the offices, and what they fill in becomes facts."""
