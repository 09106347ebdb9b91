"""Where what a report tells of what is carried over comes from; its chapter is fetched as the accounts' are."""

from followup.asking.material import Material
from styrmodell.lib.documents.blocks import Source


def sources(read: Material) -> list[Source]:
    """Each source once."""
    found = dict.fromkeys(row.words["source"] for row in read.carried.all_rows if row.words.get("source"))
    return [Source("Ombudgetering, balansenheter och öronmärkt eget kapital", source) for source in found]
