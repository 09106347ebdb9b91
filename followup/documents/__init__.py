"""A report as a document, a module a chapter."""
