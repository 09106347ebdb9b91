"""What a section fetches into a report: from the accounts, or from what is carried over. No query."""

from followup.asking.material import Material
from followup.enums import Content
from followup.models import SectionRule
from followup.money.carry_over_tables import fetched_carried
from followup.money.statements import Fetched, fetched


def fetched_in(read: Material, one: SectionRule) -> Fetched:
    """A section's tables, with what is proved of them and what they lack."""
    if one.section.content == Content.CARRIED_OVER:
        return fetched_carried(read.carried)
    return fetched(read.accounts, one.section.content, {rule.section.content for rule in read.asked})
