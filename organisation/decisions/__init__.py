"""Beslut om planer och rapporter: the expected bodies in order, where a document stands among them, and the words for it.

Registering is `organisation.services.decisions`.
"""
