"""Ett avsnitt av rapporten som det kommer att tryckas: its chapters of the document that is being written."""

from dataclasses import dataclass, replace

from followup.asking.material import Material, material
from followup.documents.report import CHAPTERS, DRAFT, document_from
from followup.enums import Content
from followup.models import Report, SectionRule
from organisation.decisions.documents import decisions_on
from organisation.reading.names import over_the_unit
from styrmodell.lib.clock import today
from styrmodell.lib.documents.excerpt import excerpt
from styrmodell.lib.documents.outline import Excerpt
from styrmodell.lib.documents.references import keys_in, lost_references
from styrmodell.lib.documents.strings import texts_in

PROPOSED = frozenset({"decisions"})  # where the att-satser stand


@dataclass(frozen=True, slots=True)
class Preview:
    """Förhandsvisning av ett avsnitt.

    Attributes:
        document: None where nothing of the section is printed yet.
        lost: the keys of its references that lead nowhere in the report.
    """

    rule: SectionRule
    document: Excerpt | None
    lost: tuple[str, ...] = ()

    @property
    def is_for_residents(self) -> bool:
        """True of what is printed in Så gick det med pengarna alone."""
        return self.rule.section.content == Content.LEAFLET


def preview_of(report: Report, rule: SectionRule) -> Preview:
    """The section as its working text would be printed today; always marked as a draft."""
    read = material(report)
    decisions = decisions_on(report) if report.is_decided_by_body else ()
    whole = document_from(read, decisions, municipality=over_the_unit(report.unit, today()))
    whole = replace(whole, status=DRAFT)
    keys = _keys(read, rule)
    own = [chapter for chapter in whole.chapters if chapter.key in keys]
    named = {key for text in texts_in(tuple(own)) for key in keys_in(text)}
    lost = tuple(key for key in lost_references(whole) if key in named) if named else ()
    return Preview(rule, excerpt(whole, keys), lost)


def _keys(read: Material, rule: SectionRule) -> frozenset[str]:
    """The keys of the section's chapters."""
    content = rule.section.content
    if content == Content.PROPOSALS:
        return PROPOSED
    return frozenset(chapter.key for chapter in CHAPTERS[content](read, rule))
