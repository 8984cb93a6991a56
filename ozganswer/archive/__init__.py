"""What is kept of a letter: from which facts each of its figures came, and what it was made of."""
