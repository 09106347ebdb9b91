"""Breaks of named kinds, set by hand: what, where, the words that stand there and what they become."""

BY_HAND: tuple[tuple[str, str, str, str], ...] = ()
