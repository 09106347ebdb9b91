"""What the pages show while what a body changed in a plan is put in."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from organisation.decisions.amending import Amendable, ToldAmendment
from organisation.enums import Amends
from organisation.models import Amendment, Decision
from organisation.pages.amendments import Amending
from planning.enums import NodeKind
from planning.models import FrozenLink, FrozenNode, Plan
from planning.reading.amended import NODE, AmendedText, laid_rows, of_nodes
from planning.reading.amended_links import MetLink, met_links
from planning.reading.moved_on import label_of_link, said_of
from planning.reading.tree import Row, row_of, titled
from planning.rules import NODE_RULES, PLAN_RULES, allowed_kinds
from planning.services.plan_decisions import WAYS
from styrmodell.lib.changes import Change, changes_of
from styrmodell.lib.swedish import join_words
from styrmodell.web.lines import Line


def amending_of(plan: Plan, decision: Decision) -> Amending:
    """What has been put in of what the body changed, and what else its handling says."""
    made = list(of_nodes(amendments_of(decision)))
    assert decision.content_id is not None
    text = AmendedText(laid_rows(decision.content_id), made)
    links = met_links(FrozenLink.objects.of(decision.content_id), made)
    amended = {one.subject for one in made}
    return Amending(
        document=plan,
        decision=decision,
        ways=WAYS,
        told=tuple(_told(plan, one, text, links) for one in made),
        parts=tuple(part for part in _parts(plan, text) if part.subject not in amended),
        name=f"{plan.unit_name}, {plan}",
        crumbs=crumbs_of(plan),
        additions=tuple(additions(plan)),
    )


def amendments_of(decision: Decision) -> QuerySet[Amendment]:
    """Those of a decision, in the order they were put in, with who did."""
    return decision.amendments.select_related("created_by").order_by("pk")


def crumbs_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The way to the list."""
    return (("Planer", reverse("planning:plan_list")), (str(plan), plan.get_absolute_url()))


def part_url(plan: Plan, subject: str) -> str:
    """Where it is written what a body made of an item."""
    return reverse("planning:plan_amend", args=[plan.pk, subject])


def additions(plan: Plan, under: str = "", kind: str = NodeKind.ROOT) -> Iterator[Line]:
    """What a body may add in the plan, or below an item of a kind."""
    for one in allowed_kinds(plan.kind, kind):
        below = f"&under={under}" if under else ""
        yield Line(f"Lägg till {one.label}", f"{reverse('planning:plan_amend_new', args=[plan.pk])}?slag={one}{below}")


def _told(plan: Plan, one: Amendment, text: AmendedText, links: Mapping[int, Sequence[MetLink]]) -> ToldAmendment:
    laid, row = text.laid.get(one.subject), row_of(text.rows[one.subject])
    named = row if laid is None else row_of(laid)
    return ToldAmendment(
        pk=one.pk,
        version=one.version,
        word=NodeKind(row.kind).label,
        title=titled(named),
        what=one.get_what_display(),
        changes=(*_changes(one, row, named, text), *_of_links(links.get(row.pk, ()))),
        who=str(one.created_by or "Systemet"),
        when=one.created_at,
        url="" if one.what == Amends.STRIKES else part_url(plan, one.subject),
    )


def _changes(one: Amendment, row: Row, named: Row, text: AmendedText) -> Iterator[Change]:
    if one.what == Amends.STRIKES:
        along = [titled(row_of(child)) for child in text.laid.values() if str(child.parent_node_id) == one.subject]
        if along:
            yield Change("Med den utgår", join_words(along), "")
        return
    if one.what == Amends.ADDS and (under := text.rows.get(str(one.values.get("parent", "")))):
        yield Change("Står under", "", titled(row_of(under)))
    before = {} if one.what == Amends.ADDS else words_of(named)
    yield from changes_of(before, {label: words for label, words in words_of(row).items() if words or before})


def _of_links(links: Sequence[MetLink]) -> Iterator[Change]:
    for link in links:
        if link.decided is None:
            yield Change("Kopplingen utgår", " – ".join(filter(None, (link.title, link.frozen))), "")
        else:
            yield Change(label_of_link(link.title), link.frozen or "", link.decided)


def words_of(row: Row) -> dict[str, str]:
    """Everything that an item says, by its label."""
    return {said.label: said.words for said in said_of(row).values()}


def _parts(plan: Plan, text: AmendedText) -> Iterator[Amendable]:
    """What was laid before the body and is not struck, as the document groups and numbers it."""
    for kind in PLAN_RULES[plan.kind].nodes:
        for number, subject, row in _numbered(text, kind):
            if subject in text.stands:
                yield Amendable(
                    kind=NODE,
                    subject=subject,
                    word=NodeKind(row.kind).label,
                    title=titled(row_of(row)),
                    group=NODE_RULES[kind].heading,
                    number=number,
                    url=part_url(plan, subject),
                    can_be_struck=True,
                )


def _numbered(text: AmendedText, kind: str) -> Iterator[tuple[str, str, FrozenNode]]:
    """The items of one kind that stand directly in the plan, each with what stands below it, numbered as in the document."""
    numbers: dict[str, str] = {}
    count: dict[str, int] = {}
    for subject, row in text.laid.items():
        above = str(row.parent_node_id or "")
        if above not in numbers and (above or row.kind != kind):
            continue
        is_numbered = row.kind not in (NodeKind.KEY_FIGURE, NodeKind.SECTION)
        count[above] = count.get(above, 0) + is_numbered
        numbers[subject] = ".".join(filter(None, (numbers.get(above, ""), str(count[above])))) if is_numbered else ""
        yield numbers[subject], subject, row
