"""Plain frozen types and the rules over them: facts, Anfragen, letters, German."""
