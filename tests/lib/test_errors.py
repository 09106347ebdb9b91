"""The text of a refusal is what people read."""

from styrmodell.lib.errors import StaleEdit


def test_a_stale_edit_says_what_has_happened_and_not_the_rows_name():
    refusal = StaleEdit("Raden")
    assert refusal.current == "Raden"
    assert "Raden" not in str(refusal)
    assert str(refusal).endswith("Båda versionerna visas nedan.")
