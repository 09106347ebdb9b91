"""Drawing the page of a plan, with at most one form opened in its place."""

from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisation.pages.files import files_of
from organisation.permissions import mask_url
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.enums import NodeKind
from planning.forms.many_items import ManyForm
from planning.forms.plan_nodes import ItemForm
from planning.item_fields import has_field
from planning.models import KeyFigure, Perspective, Plan, PlanNode
from planning.pages.plan import AskedBeside, build, build_part
from planning.pages.plan_beside import CHOSEN, asked_beside, with_query
from planning.pages.plan_beside import PLACE as PLACE_BESIDE
from planning.pages.plan_choice import ReadText
from planning.pages.statement import statement_lines
from planning.reading.aims import aims_of
from planning.reading.earlier import ASKED_OF, earlier_items
from planning.reading.receivers import possible_receivers
from planning.rules import NODE_RULES, allowed_kinds, collaborates
from planning.services.assignment_changes import said_in
from planning.services.contributions import targets_of
from planning.services.plan_files import text_of
from planning.services.plan_items import giver_of, showable
from styrmodell.web import asked, drafts
from styrmodell.web.forms import status_of
from styrmodell.web.refused import give_back

PLACE = "post-"  # and the item's number: where it stands on the page
ONLY = "Only-Form"  # said by a script: no other form stands open on the page


@dataclass(frozen=True, slots=True)
class Opened:
    """The form that stands open in the document.

    Attributes:
        form: an ItemForm, or a ManyForm for several at once.
        action: where it is sent.
        draft: what the person typed last time and did not save.
        pk, title: the item being edited; None for a new one.
        together_url: where it is said whom it is done together with; empty for what nobody is named in.
        kind, under: what is being added, and below which item.
    """

    form: forms.Form
    action: str
    draft: drafts.Offered
    kind: str
    title: str = ""
    pk: int | None = None
    under: int | None = None
    keep_url: str = ""
    together_url: str = ""
    many: bool = False
    hidden: dict[str, Any] = field(default_factory=dict)


def draw(request: LoggedInRequest, choice: ReadText, opened: Opened | None = None) -> HttpResponse:
    """The page of a plan; for a script that asks for one item of a text being written, that alone."""
    if (pk := asked_item(request)) and (part := _drawn_part(request, choice, pk, opened)):
        return part
    beside = AskedBeside(asked.parsed(request.GET.get(CHOSEN, ""))) if PLACE_BESIDE in request.GET else None
    page = build(choice, request.user, asked=beside)
    is_asked = page.is_working_text and page.plan.has_unsaved
    rows = drafts.unsaved(request.user, f"plan:{page.plan.pk}") if is_asked else ()
    shown = None
    if opened and page.can_edit:  # with what the person typed last time and did not save, to be offered back
        draft = drafts.offered(request, opened.draft.key, is_sent=opened.form.is_bound, rows=rows)
        shown = replace(opened, draft=draft)
    offered = {text.pk for text in shown.draft.texts} if shown else set()
    unsaved = drafts.lines(row for row in rows if row.pk not in offered)
    context = {"page": page, "plan": page.plan, "opened": shown, "unsaved": unsaved}
    context["files"] = files_of(text_of(page.plan, choice.row), *statement_lines(request.user, page.plan))
    is_frozen = bool(choice.editions) or page.plan.has_papers
    context["mask_url"] = mask_url(request.user, page.plan) if is_frozen else ""
    return render(request, "planning/plan_detail.html", context, status=status_of(shown and shown.form))


def asked_item(request: LoggedInRequest) -> int | None:
    """The item whose place on the page the answer is to take; None for a whole page."""
    return asked.parsed(request.headers.get("HX-Target", "").removeprefix(PLACE))


def _drawn_part(request: LoggedInRequest, choice: ReadText, pk: int, opened: Opened | None) -> HttpResponse | None:
    """The item with its form, or as it is saved and then with all that depends on it; None when it is not there to be drawn.

    Where no other form stands open on the page, the browser is then led to the whole of it, as without a script.
    """
    plan, is_open = choice.plan, choice.edition is None and permissions.may_edit_plan(request.user, choice.plan)
    alone = bool(opened) or "text" in request.GET
    page = build_part(plan, request.user, pk, alone=alone) if is_open else None
    if page is None:
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()}) if ONLY in request.headers else None
    if opened:
        opened = replace(opened, draft=drafts.offered(request, opened.draft.key, is_sent=opened.form.is_bound))
    tells = opened is None or opened.form.is_bound
    context = {"page": page, "plan": plan, "opened": opened, "alone": alone, "tells": tells}
    return render(request, "planning/_plan_part.html", context, status=status_of(opened and opened.form))


def stay(request: LoggedInRequest, plan: Plan, url: str) -> HttpResponse:
    """On to a place in the plan; what stood beside it stands there still."""
    return redirect(with_query(url, asked_beside(plan, request.GET)))


def new_draft_key(plan: Plan, kind: str, under: int | None, *, many: bool) -> str:
    """The name of the draft of a new item, or of several at once, below the item with the id `under`."""
    return f"plan:{plan.pk}/new:{kind}:{under or ''}{':many' if many else ''}"


def new_url(plan: Plan, kind: str, under: int | None, *, many: bool) -> str:
    """Where the form of a new item stands."""
    below, several = f"&under={under}" if under else "", "&flera=1" if many else ""
    return f"{plan.get_absolute_url()}?ny={kind}{below}{several}#ny"


def edit_draft_key(node: PlanNode) -> str:
    """The name of the draft of an item being edited."""
    return f"plan:{node.plan_id}/node:{node.pk}"


def edit_url(node: PlanNode) -> str:
    """Where the form of an item stands."""
    return f"{node.plan.get_absolute_url()}?andra={node.pk}#post-{node.pk}"


def open_new(plan: Plan, kind: str, under: PlanNode | None, form: forms.Form, *, many: bool = False) -> Opened:
    """A form for a new item, last among its kind or below another item."""
    action = reverse("planning:node_new", args=[plan.pk])
    hidden = {"kind": kind, "under": under.pk if under else "", "many": "1" if many else "", "seen": ""}
    draft = drafts.Offered(new_draft_key(plan, kind, under.pk if under else None, many=many))
    return Opened(form, action, draft, kind, under=under.pk if under else None, many=many, hidden=hidden)


def open_edit(node: PlanNode, form: ItemForm) -> Opened:
    """The form of an item in its place."""
    action = reverse("planning:node_edit", args=[node.pk])
    hidden = {"seen": form.seen_words}
    return Opened(
        form, action, drafts.Offered(edit_draft_key(node)), node.kind, node.title, pk=node.pk,
        keep_url=node.get_absolute_url(), together_url=_together_url(node), hidden=hidden,
    )  # fmt: skip


def _together_url(node: PlanNode) -> str:
    page = reverse("planning:plan_collaboration", args=[node.plan_id])
    return f"{page}#post-{node.pk}" if collaborates(node.plan.kind, node.kind, node.title) else ""


def may_stand(plan: Plan, kind: str, under: PlanNode | None) -> bool:
    """True when this kind of item may be added there."""
    return kind in allowed_kinds(plan.kind, under.kind if under else NodeKind.ROOT)


def new_form(plan: Plan, kind: str, user: Any, data: Any = None) -> ItemForm:
    """The form for a new item of a kind."""
    return ItemForm(data, plan=plan, kind=kind, **_choices(plan, kind, user))


def edit_form(node: PlanNode, user: Any, data: Any = None) -> ItemForm:
    """The form of an item as it stands."""
    serves = targets_of([node.pk]).get(node.pk, [])
    task = node.assignment
    choices = _choices(node.plan, node.kind, user, node) | {"assignments": ()}
    if node.kind in ASKED_OF:
        choices["earlier"] = earlier_items(node, user)
    if task is not None and task.ended_by_id is None:
        choices |= {"said": said_in(node), "is_given": task.is_given()}
    return ItemForm(data, plan=node.plan, kind=node.kind, node=node, serves=serves, **choices)


def many_form(plan: Plan, kind: str, data: Any = None) -> ManyForm:
    """The form for several items at once."""
    return ManyForm(data, plan_kind=plan.kind, kind=kind)


def _choices(plan: Plan, kind: str, user: Any, node: PlanNode | None = None) -> dict[str, Any]:
    """What the form of a kind lets one choose between, for a new item or `node`; asks only for what the kind has."""
    found: dict[str, Any] = {}
    if NODE_RULES[kind].contributes:
        found["aims"] = aims_of(plan, user)
    if node is None and (kind == NodeKind.KEY_FIGURE or NODE_RULES[NodeKind.KEY_FIGURE].parents.count(kind)):
        found["figures"] = list(KeyFigure.objects.all())
    if has_field(kind, "perspective"):
        found["perspectives"] = list(Perspective.objects.of_cycle(plan.first_year))
    giver = giver_of(plan, kind)
    if giver is not None:
        found["receivers"] = list(possible_receivers(giver, assignment=node.assignment if node else None))
        here = PlanNode.objects.kept().filter(plan=plan, assignment__isnull=False).values("assignment")
        found["assignments"] = list(showable(plan, kind, user).exclude(pk__in=here))
    return found


def was_closed_meanwhile(request: LoggedInRequest, plan: Plan) -> bool:
    """True when one of those who write the plan sends a text after somebody has handed the plan in or had it decided, or when
    the kontor that was let write on it no longer is.
    """
    if request.method != "POST":
        return False
    return _is_closed(request, plan) or _is_let_no_more(request, plan)


def _is_closed(request: LoggedInRequest, plan: Plan) -> bool:
    return not plan.is_open and permissions.may_work_on_plan(request.user, plan)


def _is_let_no_more(request: LoggedInRequest, plan: Plan) -> bool:
    if permissions.may_work_on_plan(request.user, plan) or not permissions.MAY_BE_LET.allows(request.user, plan):
        return False
    return bool(plan.history.filter(office_drafts=True).exists())


def keep_for_closed(request: LoggedInRequest, plan: Plan, key: str, page: str) -> HttpResponse:
    """What was written waits for the plan to be returned, opened for revision, or let be written by the kontor again."""
    why = f"Planen är {plan.status_word} och kan inte ändras nu."
    if not permissions.may_work_on_plan(request.user, plan):
        why = f"{plan.unit} låter inte längre kontoret skriva på planen."
    return give_back(request, why, plan.get_absolute_url(), key=key, page=page)
