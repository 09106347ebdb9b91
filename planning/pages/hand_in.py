"""Lämna in planen: what is left, what is warned of and who gets it."""

from typing import Any

from django.urls import reverse

from organisation.decisions.documents import bodies_ahead, decisions_on
from organisation.decisions.words import in_turn
from planning.models import Plan
from planning.pages.plan_gaps import empty_parts, stopping, worth_seeing
from planning.permissions import DECIDES
from planning.reading.care import not_taken_on
from planning.reading.links import serving
from planning.reading.tree import titled, working_rows
from styrmodell.lib.clock import today
from styrmodell.lib.documents.strings import texts_in
from styrmodell.lib.swedish import join_words
from styrmodell.lib.swedish_order import SwedishOrder
from styrmodell.web import drafts
from styrmodell.web.hand_in import HandIn, not_printed
from styrmodell.web.lines import Line


def build(plan: Plan, user: Any) -> HandIn:
    """The page of one plan. The number of queries does not depend on the plan's size."""
    rows, serves = working_rows(plan), serving(plan, user)
    url = plan.get_absolute_url()
    decided = "beslutad" if plan.body_decides else "godkänd"
    return HandIn(
        heading="Lämna in planen",
        name=f"{plan.unit}, {plan}",
        crumbs=(("Planer", reverse("planning:plan_list")), (str(plan), url)),
        came_back="Återlämnad." if plan.return_comment else "",
        comment=plan.return_comment,
        left=_on_the_plan(url, stopping(plan, rows)),
        warnings=(
            *drafts.lines(drafts.unsaved(user, f"plan:{plan.pk}"), "Skrivet men inte sparat, kommer inte med"),
            *not_printed(
                (titled(row), f"{url}#post-{row.pk}", " ".join((*texts_in(row), serves.get(row.pk, ""))))
                for row in rows
            ),
            *not_taken_on(plan),
            *_on_the_plan(url, worth_seeing(plan, rows, serves)),
            *_on_the_plan(url, empty_parts(plan, rows)),
        ),
        goes_to=_decides(plan),
        afterwards=f"När planen är inlämnad kan den inte ändras förrän den är {decided} eller återlämnad.",
        url=url,
        mend_url=url,
    )


def _on_the_plan(url: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines that lead to a place on the plan's own page."""
    return tuple(Line(line.text, f"{url}{line.url}", line.note) for line in lines)


def _decides(plan: Plan) -> tuple[Line, ...]:
    """The bodies in turn, or those who may approve it today."""
    day = f"Beslutas {plan.decides_on}" if plan.decides_on else ""
    if plan.body_decides:
        bodies = bodies_ahead(plan, decisions_on(plan))
        return (Line(in_turn([body.body_name for body in bodies]), note=day),)
    people = [str(person) for person in DECIDES.people(plan, on=today()).order_by(SwedishOrder("name"))]
    return (Line(join_words(people) or "Ingen har i dag rollen att godkänna planen", note=day),)
