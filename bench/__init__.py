"""How long a letter takes and how much memory, beside other programs: `make bench`."""
