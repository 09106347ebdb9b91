"""Which texts of a plan can be compared, as its reader may read them, and what two of them differ in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.urls import reverse

from organisation.decisions.documents import decisions_about, is_laid
from organisation.decisions.words import line_from
from organisation.pages.comparisons import EDITIONS, WORKING, Choice, Compares, facts_of, paper_choices
from organisation.pages.papers import papers_with_matters
from planning import permissions
from planning.models import Plan
from planning.models.plan import PlanQuerySet
from planning.reading.continued import pairs
from planning.reading.editions import EditionHead, editions_of, editions_of_plans
from planning.reading.sides import PlanText, frozen_text, side_of, written_text
from planning.services.editions import working_content
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import Comparison, Look, Value
from styrmodell.lib.swedish import lower_first

CONTINUED = "Planen den fortsätter"


def comparisons_of(plan: Plan, user: Any) -> Compares:
    """What can be compared of a plan. The number of queries does not depend on how much there is.

    Args:
        plan: with its unit.
    """
    is_visible = Plan.objects.visible_to(user).filter(pk=plan.pk).exists()
    editions = editions_of(plan) if is_visible else ()
    choices = (*_working(plan, user), *_papers(plan, user), *_editions(plan, editions))
    crumbs = [(f"Planer {plan.period_from.year}", f"{reverse('planning:plan_list')}?ar={plan.period_from.year}")]
    if is_visible:
        crumbs.append((str(plan), plan.get_absolute_url()))
    earlier = list(_followed(plan, user)) if choices else []
    covered = {one.pk: one.covered_years for one in (plan, *earlier)}
    return Compares(
        own=plan.pk,
        choices=(*choices, *_continued(earlier)),
        compare=partial(_compare, plan.pk, covered),
        name=f"{plan.unit_name}, {plan}",
        url=plan.get_absolute_url(),
        crumbs=tuple(crumbs),
        is_written=not plan.is_frozen and not is_laid(plan),
        units=lambda: [plan.unit_id],
    )


def _working(plan: Plan, user: Any) -> Iterator[Choice]:
    if permissions.may_read_working_text(user, plan):
        name = f"Arbetstexten, {plan.status_word}"
        yield Choice(
            "arbetstext", name, "arbetstexten", WORKING, lambda: written_text(*working_content(plan)), of=plan.pk
        )


def _papers(plan: Plan, user: Any) -> Iterator[Choice]:
    papers = papers_with_matters(permissions.readable_papers(user, plan))
    made = decisions_about(plan).filter(matter__in={paper.matter_id for paper in papers}) if papers else ()
    yield from paper_choices(papers, map(line_from, made), plan.pk, frozen_text)


def _editions(plan: Plan, heads: Sequence[EditionHead]) -> Iterator[Choice]:
    for head in heads:
        yield _edition(plan, head, f"utgava-{head.number}", head.name_with_day, f"utgåva {head.number}", EDITIONS)


def _followed(plan: Plan, user: Any) -> PlanQuerySet:
    """The plans that it continues."""
    return Plan.objects.filter(onward__to_plan=plan).visible_to(user).order_by("-first_year", "pk")


def _continued(earlier: Sequence[Plan]) -> Iterator[Choice]:
    """Editions of the plans that it continues; everybody may read them."""
    found = editions_of_plans(earlier) if earlier else {}
    for one in earlier:
        heads = found.get(one.pk, ())
        for head in reversed(heads):
            name = f"Planen {one.years}, {lower_first(head.name_with_day)}"
            short = f"planen {one.years}" if head is heads[-1] else f"planen {one.years}, utgåva {head.number}"
            yield _edition(one, head, f"plan-{one.pk}-utgava-{head.number}", name, short, CONTINUED)


def _edition(plan: Plan, head: EditionHead, key: str, name: str, short: str, group: str) -> Choice:
    return Choice(
        key=key,
        name=name,
        short=short,
        group=group,
        read=partial(frozen_text, head.content),
        of=plan.pk,
        content=head.content,
        matter=head.matter,
        made_at=head.made_at,
        is_edition=True,
        facts=facts_of(head.decisions, Value("Gäller från", Look.DAY, head.in_force_from)),
    )


def _compare(own: int, covered: Mapping[int, range], before: Choice, after: Choice) -> Comparison:
    """Two texts beside each other; of two plans the later one's items are known by those that they go on from."""
    old: PlanText = before.read()
    new: PlanText = after.read()
    of_old: dict[str, Any] = {}
    of_new: dict[str, Any] = {}
    if before.of != after.of:
        is_back = before.of == own
        joined = pairs(new.rows, old.rows) if is_back else pairs(old.rows, new.rows)
        earlier, later = {"more": joined.before}, {"more": joined.after, "keys": joined.keys}
        of_old, of_new = (later, earlier) if is_back else (earlier, later)
        years = set(covered[before.of]) & set(covered[after.of])
        of_old, of_new = {**of_old, "years": years}, {**of_new, "years": years}
    return compare(
        side_of(old, before.name, facts=before.facts, **of_old), side_of(new, after.name, facts=after.facts, **of_new)
    )
