"""What developers and machines run: the stack without Docker, the checks, the demo."""
