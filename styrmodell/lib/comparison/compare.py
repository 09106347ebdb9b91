"""Two sides put beside each other."""

from styrmodell.lib.comparison.model import Comparison, Side


def compare(before: Side, after: Side) -> Comparison:
    """What differs, item by item and word by word."""
    raise NotImplementedError
