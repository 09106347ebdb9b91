"""The accounts proved: every check of columns that stand beside each other, and of koncernen with what it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from followup.enums import ColumnKind
from followup.models import AccountColumn, ExplainedDifference
from followup.money.account_ledgers import ledgers_of
from followup.rules.accounts.check import Check, Explained
from followup.rules.accounts.checks import Beside, checks_of
from followup.rules.accounts.group import Member, group_checks
from followup.rules.accounts.sheet import Sheet
from organisation.enums import OrgUnitKind

OF_YEAR = (ColumnKind.BUDGET, ColumnKind.FORECAST)


@dataclass(frozen=True, slots=True)
class Tried:
    """Kolumn som prövas.

    Attributes:
        stored: read with its unit.
        before: the same unit's accounts when last year ended; None where nothing is said in them.
    """

    stored: AccountColumn
    sheet: Sheet
    before: Sheet | None = None

    @property
    def is_combined(self) -> bool:
        """True of what koncernen has come to."""
        return self.stored.unit.kind == OrgUnitKind.GROUP and self.stored.kind == ColumnKind.OUTCOME


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Det som koncernen är gjord av: kommun, each bolag and what is eliminated, which is None where nobody has said any."""

    members: Sequence[Member]
    eliminations: Sheet | None


def prove(columns: Iterable[Tried], made_of: MadeOf | None = None) -> tuple[Check, ...]:
    """The checks of each column in turn; of a budget and a forecast those that they hold enough for. Two queries, however
    many columns there are.

    Args:
        made_of: None where koncernen is not tried against it.
    """
    tried = list(columns)
    if not tried:
        return ()
    explained: dict[int, dict[str, Explained]] = {}
    for row in ExplainedDifference.objects.filter(column__in=[one.stored.pk for one in tried]):
        explained.setdefault(row.column_id, {})[row.check_key] = Explained(row.difference, row.text)
    ledgers = ledgers_of(one.stored for one in tried)
    found: list[Check] = []
    for one in tried:
        kept, said = ledgers[one.stored.pk], explained.get(one.stored.pk, {})
        made = checks_of(one.sheet, Beside(one.before, kept.operating_net, kept.invested, said))
        found += [check for check in made if one.stored.kind not in OF_YEAR or check.difference is not None]
        if made_of and one.is_combined:
            of_group = group_checks(one.sheet, made_of.members, made_of.eliminations)
            found += [replace(check, explained=said.get(check.key)) for check in of_group]
    return tuple(found)
