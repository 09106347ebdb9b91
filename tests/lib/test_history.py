"""What the history is told of a change."""

from types import SimpleNamespace

from styrmodell.lib.history import signed


def test_a_reason_longer_than_the_history_holds_is_cut():
    """A gemensam nämnd's name alone may fill the column, and PostgreSQL refuses what does not fit."""
    row = signed(SimpleNamespace(), by=None, reason="Antagen, " + "Gemensamma överförmyndarnämnden " * 5)
    assert len(row._change_reason) == 100
