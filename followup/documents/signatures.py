"""Underskrifter in a report: who answers for it, and where and when they signed."""

from followup.asking.material import Material
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.signatures import Signatures, Signer

KEY = "signatures"


def chapters(read: Material) -> list[Chapter]:
    """The chapter; none where the report is not asked for it or nobody is named."""
    rule = next((one for one in read.asked if one.section.key == KEY), None)
    row = read.texts.get(KEY)
    if rule is None or row is None or not row.text:
        return []
    rows = tuple(map(_signer, row.text.splitlines()))
    return [Chapter(KEY, rule.title, (Signatures(rows, row.source, is_example=row.is_example),))]


def _signer(line: str) -> Signer:
    """A line, parted at its first comma: "Anna Ek, ordförande"."""
    name, _, role = line.partition(",")
    return Signer(name.strip(), role.strip())
