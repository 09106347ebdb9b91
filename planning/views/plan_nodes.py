"""Editing in the document: add, change, move, remove and put back an item."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst

from organisation.permissions import NotNow, require_by
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.enums import counted
from planning.forms.item_texts import stored_item
from planning.forms.many_items import ManyForm
from planning.forms.moves import MoveForm
from planning.forms.plan_nodes import ItemForm
from planning.models import Plan, PlanNode
from planning.pages.plan_choice import ReadText, choose, for_page
from planning.reading.addresses import part_of
from planning.services import plan_items, plan_nodes
from planning.views.plan_document import (
    Opened,
    draw,
    edit_draft_key,
    edit_form,
    edit_url,
    keep_for_closed,
    many_form,
    may_stand,
    new_draft_key,
    new_form,
    new_url,
    open_edit,
    open_new,
    stay,
    was_closed_meanwhile,
)
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.undo import offer_undo
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back

PREVIEW = "visa"  # in the address: show what the pasted rows would become


@accepts("GET", "POST")
def node_new(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Add an item, or several at once; the form stands in the document."""
    plan = get_object_or_404(for_page(Plan.objects.visible_to(request.user), request.user), pk=pk)
    kind, under_pk = request.POST.get("kind", ""), asked.posted_number(request, "under")
    many = bool(request.POST.get("many"))
    key, page = new_draft_key(plan, kind, under_pk, many=many), new_url(plan, kind, under_pk, many=many)
    if was_closed_meanwhile(request, plan):
        return keep_for_closed(request, plan, key, page)
    require_by(permissions.EDITS, request.user, plan)
    if request.method != "POST":
        return redirect(plan)
    if under_pk and (removed := _removed(request, under_pk, plan=plan)):
        return _keep_for_removed(request, removed, key, page)
    under = _under(plan, under_pk)
    if not may_stand(plan, kind, under):
        why = "Det kan inte stå där. Inget är tillagt."
        return give_back(request, why, plan.get_absolute_url(), key=key)
    form = many_form(plan, kind, request.POST) if many else new_form(plan, kind, request.user, request.POST)
    made = _made(request, form, plan, kind, under) if form.is_valid() and PREVIEW not in request.GET else []
    if made:
        drafts.saved(request, key)
        _tell_added(request, made)
        return stay(request, plan, _after_adding(request, plan, kind, under, made[-1]))
    if not form.is_valid() and (gone := _gone_meanwhile(request, under_pk, plan, key, page)):
        return gone
    return _drawn(request, plan, open_new(plan, kind, under, form, many=many))


def _under(plan: Plan, pk: int | None) -> PlanNode | None:
    """What a new item is to stand below; None in the plan itself."""
    return get_object_or_404(PlanNode.objects.content(), plan=plan, pk=pk) if pk else None


def _drawn(request: LoggedInRequest, plan: Plan, opened: Opened) -> HttpResponse:
    """The form in its place; while one pastes a script asks for the items alone."""
    if opened.many and PREVIEW in request.GET and request.headers.get("HX-Request"):
        return form_page(request, "planning/_pasted_items.html", {"form": opened.form})
    return draw(request, _working(plan, request.user), opened)


def _made(
    request: LoggedInRequest, form: ItemForm | ManyForm, plan: Plan, kind: str, under: PlanNode | None
) -> list[PlanNode]:
    """The new items; none when a rule refused them, which the form then tells."""
    try:
        return _add(form, plan, kind, under, request.user)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return []


def _add(form: ItemForm | ManyForm, plan: Plan, kind: str, under: PlanNode | None, by: Any) -> list[PlanNode]:
    if isinstance(form, ManyForm):
        rows = [(item.title, item.formatted) for item in form.pasted]
        levels = [item.level for item in form.pasted]
        return plan_items.add_many(plan, rows, by=by, kind=kind, parent=under, levels=levels)
    return [plan_items.add(plan, form.content(), by=by, kind=kind, parent=under)]


def _tell_added(request: LoggedInRequest, made: list[PlanNode]) -> None:
    """Say what was added; several are taken back together."""
    if len(made) == 1:
        messages.success(
            request, f"”{made[0]}” är tillagd." if made[0].title else f"{capfirst(str(made[0]))} är tillagt."
        )
        return
    first, *others = (node for node in made if node.level == made[0].level)  # the others go with what they stand under
    along = f"?med={','.join(str(node.pk) for node in others)}" if others else ""
    url = reverse("planning:node_remove", args=[first.pk]) + along
    offer_undo(request, f"{counted(node.kind for node in made)} är tillagda.", url=url)


def _after_adding(request: LoggedInRequest, plan: Plan, kind: str, under: PlanNode | None, last: PlanNode) -> str:
    """Stay where one was: at the new item, or in the form for the next one."""
    if "next" in request.POST:
        below = f"&under={under.pk}" if under else ""
        return f"{plan.get_absolute_url()}?ny={kind}{below}#ny"
    return last.get_absolute_url()


@accepts("GET", "POST")
def node_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Change an item in its place in the document."""
    node = _seen_or_removed(request, pk)
    if node.removal_id is not None:
        return _keep_for_removed(request, node, edit_draft_key(node), edit_url(node))
    if was_closed_meanwhile(request, node.plan):
        return keep_for_closed(request, node.plan, edit_draft_key(node), edit_url(node))
    require_by(permissions.EDITS, request.user, node.plan)
    if request.method != "POST":
        return redirect(edit_url(node))
    form = edit_form(node, request.user, request.POST)
    if form.is_valid():
        try:
            plan_items.edit(node, form.content(), by=request.user, version=form.seen_version)
        except DomainError as refusal:
            if gone := _gone_meanwhile(request, pk, node.plan, edit_draft_key(node), edit_url(node)):
                return gone
            _tell(form, refusal)
        else:
            drafts.saved(request, edit_draft_key(node))
            messages.success(request, "Ändringen är sparad.")
            return stay(request, node.plan, node.get_absolute_url())
    return draw(request, _working(node.plan, request.user), open_edit(node, form))


def _tell(form: ItemForm, refusal: DomainError) -> None:
    if isinstance(refusal, StaleEdit):
        form.meet(refusal, stored_item(refusal.current))
    else:
        form.add_error(None, str(refusal))


def _gone_meanwhile(request: LoggedInRequest, item: int | None, plan: Plan, key: str, page: str) -> HttpResponse | None:
    """The answer when somebody removed the item, or handed the plan in, after this request had looked at it."""
    if item and (removed := _removed(request, item, plan=plan)):
        return _keep_for_removed(request, removed, key, page)
    now = get_object_or_404(Plan.objects.select_related("unit"), pk=plan.pk)
    return None if now.is_open else keep_for_closed(request, now, key, page)


def _removed(request: LoggedInRequest, pk: int, **where: Any) -> PlanNode | None:
    """The item, when somebody has taken it out of a text that this person writes."""
    nodes = PlanNode.objects.visible_to(request.user).exclude(removal_id=None)
    node = nodes.select_related("plan__unit").filter(pk=pk, **where).first()
    return node if node and permissions.may_edit_plan(request.user, node.plan) else None


def _keep_for_removed(request: LoggedInRequest, node: PlanNode, key: str, page: str) -> HttpResponse:
    """What was written in or below an item that somebody removed meanwhile waits for the item to be put back."""
    why = f"”{node}” togs bort medan du skrev, så din text är inte sparad i planen."
    response = give_back(request, why, node.plan.get_absolute_url(), key=key, page=page)
    sentence = f"Ångra borttagningen och öppna ”{node}”, så erbjuds din text."
    offer_undo(request, sentence, url=reverse("planning:node_restore", args=[node.pk]), tell=messages.info)
    return response


@accepts("GET", "POST")
def node_move(request: LoggedInRequest, pk: int) -> HttpResponse:
    """One step up or down by a button, or to a chosen place."""
    node = _editable(request, pk)
    if request.POST.get("step") in ("up", "down"):
        return _move_step(request, node)
    form = MoveForm(asked.sent_fields(request), node=node)
    if form.is_valid():
        try:
            plan_nodes.move(node, by=request.user, parent=form.parent, before=form.before)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"”{node}” är flyttad.")
            return redirect(node)
    return form_page(request, "planning/node_move.html", {"node": node, "plan": node.plan, "form": form})


def _move_step(request: LoggedInRequest, node: PlanNode) -> HttpResponse:
    try:
        plan_nodes.move_step(node, by=request.user, up=request.POST["step"] == "up")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return stay(request, node.plan, node.get_absolute_url())


@accepts("POST")
def node_remove(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Take an item out of the text, or with `?med=` all that were pasted with it; the message offers to undo it."""
    node = _editable(request, pk)
    along = list(PlanNode.objects.content().filter(plan=node.plan, pk__in=asked.numbers(request, "med")))
    try:
        plan_nodes.remove(node, *along, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return stay(request, node.plan, node.get_absolute_url())
    else:
        sentence = "Det som klistrades in är borttaget." if along else f"”{node}” är borttagen."
        offer_undo(request, sentence, url=reverse("planning:node_restore", args=[node.pk]))
    return stay(request, node.plan, f"{node.plan.get_absolute_url()}{_where_it_stood(node)}")


def _where_it_stood(node: PlanNode) -> str:
    """What an item that is taken out stood under: another item, or the part of its kind."""
    return f"#post-{node.parent_id}" if node.level > 1 else f"#{part_of(node.kind)}"


@accepts("POST")
def node_restore(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Put back an item with everything that went in the same removal."""
    nodes = PlanNode.objects.visible_to(request.user).select_related("plan__unit")
    node = get_object_or_404(nodes, pk=pk)
    require_by(permissions.EDITS, request.user, node.plan)
    try:
        restored = plan_nodes.undo_removal(node, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(node.plan)
    place = "" if restored.parent_id == node.parent_id else f" {_new_place(restored)}"
    messages.success(request, f"”{node}” är tillbaka.{place}")
    return redirect(node)


def _new_place(node: PlanNode) -> str:
    """Where an item has come to stand, when what it stood under is gone."""
    where = f"under ”{node.parent}”" if node.level > 1 else "direkt i planen"
    return f"Det som den stod under är borttaget, så den står nu sist {where}."


def _editable(request: LoggedInRequest, pk: int) -> PlanNode:
    """The item, if it may be seen (else 404) and changed (else 403); one that has been taken out leads back to its plan.

    Raises:
        NotNow: somebody has taken it out.
    """
    try:
        node = _seen(request, pk)
    except Http404:
        if removed := _removed(request, pk):
            raise NotNow(f"”{removed}” är redan borttagen.", removed.plan, leads_back=True) from None
        raise
    require_by(permissions.EDITS, request.user, node.plan)
    return node


def _seen_or_removed(request: LoggedInRequest, pk: int) -> PlanNode:
    """The item, if it may be seen; for who sends a text, also one that somebody has taken out meanwhile."""
    try:
        return _seen(request, pk)
    except Http404:
        if request.method == "POST" and (removed := _removed(request, pk)):
            return removed
        raise


def _seen(request: LoggedInRequest, pk: int) -> PlanNode:
    nodes = PlanNode.objects.content().visible_to(request.user)
    return get_object_or_404(
        nodes.select_related("plan__unit", "plan__parent__unit", "assignment", "key_figure"), pk=pk
    )


def _working(plan: Plan, user: Any) -> ReadText:
    choice = choose(plan, user, working=True)
    if choice is None:
        raise Http404("no working text for this person")
    return choice
