"""What a year's reports are asked for: begun from the table, then changed within what law and styrmodell ask."""

from django.db import transaction

from followup.enums import Extent
from followup.models import ReportSection, SectionRule
from followup.rules.section_table import SECTIONS
from followup.rules.sections import BINDING
from organisation.models import User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes

SIZES = (Extent.NONE, Extent.SHORT, Extent.FULL)


@transaction.atomic
def begin(year: int) -> None:
    """Give a year its sections, as the table has them. A year that has them keeps its own."""
    if ReportSection.objects.filter(year=year).exists():
        return
    # Two who begin the year at once both come through: the second finds the first one's rows.
    ReportSection.objects.bulk_create(
        (
            ReportSection(
                year=year,
                key=one.key,
                title=one.title,
                content=one.content,
                rank=rank,
                help=one.help,
                label=one.label,
                annual_title=one.annual_title,
                annual_help=one.annual_help,
                is_needed=one.needed,
            )
            for rank, one in enumerate(SECTIONS)
        ),
        ignore_conflicts=True,
    )
    made = {section.key: section for section in ReportSection.objects.filter(year=year)}
    rules = [
        SectionRule(
            section=made[one.key],
            reporter=cell.reporter,
            round_kind=cell.round_kind,
            extent=cell.extent,
            least=cell.extent if cell.ground in BINDING else Extent.NONE,
            ground=cell.ground,
            paragraph=cell.paragraph,
        )
        for one in SECTIONS
        for cell in one.asked()
    ]
    SectionRule.objects.bulk_create(rules, ignore_conflicts=True)


@transaction.atomic
def change(rule: SectionRule, *, by: User | None, extent: str, version: int | None = None) -> SectionRule:
    """Ask for more or less of a section; NONE takes it out of the reports.

    Raises:
        DomainError: law, RKR or the styrmodell asks for more than that.
        StaleEdit: somebody else has changed it.
    """
    current = SectionRule.objects.select_for_update(of=("self",), no_key=True).select_related("section")
    locked = current.get(pk=rule.pk)
    if SIZES.index(Extent(extent)) < SIZES.index(Extent(locked.least)):
        source = locked.paragraph or locked.get_ground_display()
        raise DomainError(f"”{locked.section.title}” kan inte tas bort eller kortas: det krävs ({source}).")
    save_changes(locked, {"extent": extent}, by=by, version=version)
    return locked
