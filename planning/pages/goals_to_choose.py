"""What served a goal that has ended or been split, with what the goal goes on in: chosen where the next plan is started."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planning.pages.starting import Bringable, Startable
from planning.reading.links import headings
from planning.services.last_year import links_to_choose
from planning.services.plan_places import parent_for

NONE = 0  # what is sent for none of them


@dataclass(frozen=True, slots=True)
class GoalToChoose:
    """An item of last year's and a goal that it served.

    Attributes:
        heirs: what the goal goes on in, with what each is called; none when it has ended.
    """

    item: int
    goal: int
    title: str
    goal_title: str
    heirs: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        """The field that it is chosen in."""
        return f"goal-{self.item}-{self.goal}"


def goals_to_choose(chosen: Startable, items: Sequence[Bringable], user: Any) -> list[GoalToChoose]:
    """What has to be chosen when the plan is started from last year's, in the order of its items. Eight queries at most."""
    above = parent_for(chosen.kind, chosen.unit, chosen.first_year)
    found = links_to_choose(chosen.earlier, above, by=user)
    called = headings({pk for one in found for pk in (one.goal, *one.heirs)}, user)
    titles = {item.pk: item.title for item in items}
    return [
        GoalToChoose(
            one.item, one.goal, titles[one.item], called[one.goal], tuple((pk, called[pk]) for pk in one.heirs)
        )
        for one in found
        if one.item in titles
    ]
