"""The same letter by other programs, each as its users would do it."""
