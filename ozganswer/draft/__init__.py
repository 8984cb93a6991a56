"""An Anfrage and the facts → a first draft of its letter."""
