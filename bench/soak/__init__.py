"""Sets logged while everything around them breaks; at the end the server has each of them, once, in order."""
