"""A plan as a document."""
