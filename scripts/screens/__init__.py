"""docs/screens/: a picture of every screen, of its states and of its empty and failing ones, in both themes."""
