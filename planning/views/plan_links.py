"""Koppla: one page where a plan's items are linked to what they serve, saved all at once."""

import re
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import escape

from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.models import Contribution, Plan
from planning.pages.links import Explained, LinkPage, Tick, build
from planning.services import contributions
from planning.views.plan_document import keep_for_closed, was_closed_meanwhile
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.methods import accepts
from styrmodell.web.seen import BothTexts, both

PAIR = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")
MAX_TEXT = 5000


@dataclass(frozen=True, slots=True)
class Sent:
    """What the person ticked, unticked and wrote on the page."""

    add: set[tuple[int, int]]
    remove: set[tuple[int, int]]
    texts: dict[int, tuple[int, str]]


@accepts("GET", "POST")
def plan_link(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Koppla till mål."""
    plan = get_object_or_404(
        Plan.objects.with_working_text_for(request.user).select_related("unit", "parent__unit"), pk=pk
    )
    if was_closed_meanwhile(request, plan):
        return keep_for_closed(request, plan, draft_key(plan))
    require(permissions.may_edit_plan(request.user, plan))
    page = build(plan, request.user)
    if request.method != "POST":
        return _draw(request, plan, page)
    seen, ticked, texts = _pairs(request.POST.get("seen", "")), _pairs(*request.POST.getlist("link")), _texts(request)
    offered = {(item.pk, tick.aim.pk) for item in page.items for group in item.groups for tick in group.ticks}
    choice = Sent(add=(ticked - seen) & offered, remove=seen - ticked, texts=texts)
    try:
        contributions.save_all(plan, by=request.user, add=choice.add, remove=choice.remove, texts=choice.texts)
    except DomainError as refusal:
        page = build(plan, request.user, written={pk: text for pk, (_, text) in texts.items()})
        status = 409 if isinstance(refusal, StaleEdit) else 422
        return _draw(request, plan, _as_typed(page, choice), str(refusal), status=status)
    drafts.discard(request.user, draft_key(plan))
    messages.success(request, "Kopplingarna är sparade.")
    return redirect("planning:plan_link", pk=plan.pk)


def draft_key(plan: Plan) -> str:
    """The name under which what is typed on the page and not saved is kept."""
    return f"plan-link:{plan.pk}"


def _draw(request: LoggedInRequest, plan: Plan, page: LinkPage, refused: str = "", status: int = 200) -> HttpResponse:
    draft = drafts.offered(request.user, draft_key(plan), is_sent=request.method == "POST")
    context = {"plan": plan, "page": page, "refused": refused, "draft": draft}
    return render(request, "planning/plan_link.html", context, status=status)


def _pairs(*texts: str) -> set[tuple[int, int]]:
    """Pairs of ids, own node and aim; whatever is not a pair is left out."""
    return {(int(match[1]), int(match[2])) for text in texts for match in PAIR.finditer(text)}


def _texts(request: LoggedInRequest) -> dict[int, tuple[int, str]]:
    """Contribution id → version and text, from the fields `text-5` and `version-5`.

    "Behåll den sparade" sends `keep` with the id of the one that stays as it is.
    """
    found = {}
    kept = asked.posted_number(request, "keep")
    for name in request.POST:
        value = str(request.POST[name])
        match = re.fullmatch(r"text-([0-9]{1,15})", name)
        version = asked.posted_number(request, f"version-{match[1]}") if match else None
        if match and version is not None and int(match[1]) != kept:
            found[int(match[1])] = (version, value.replace("\x00", "").strip()[:MAX_TEXT])
    return found


def _as_typed(page: LinkPage, choice: Sent) -> LinkPage:
    """The page as it is stored now with what the person changed and wrote, so that neither is lost by saving again.

    Every text that somebody else saved meanwhile is shown beside this person's: saving again is to have seen them all.
    """
    overtaken = [text.pk for item in page.items for text in item.texts if _is_overtaken(text, choice.texts)]
    stored = Contribution.objects.in_bulk(overtaken)
    items = []
    for item in page.items:
        groups = [
            replace(group, ticks=tuple(_tick_as_typed(item.pk, tick, choice) for tick in group.ticks))
            for group in item.groups
        ]
        written = tuple(_text_as_typed(text, choice.texts, stored.get(text.pk)) for text in item.texts)
        items.append(replace(item, groups=tuple(groups), texts=written))
    return replace(page, items=tuple(items))


def _is_overtaken(text: Explained, texts: dict[int, tuple[int, str]]) -> bool:
    """True when somebody else saved another text than this person has written; what was taken away is told otherwise."""
    seen, mine = texts.get(text.pk, (text.version, text.text))
    return not text.is_removed and seen != text.version and mine != text.text


def _tick_as_typed(own: int, tick: Tick, choice: Sent) -> Tick:
    pair = (own, tick.aim.pk)
    return replace(tick, is_on=pair in choice.add or (tick.is_on and pair not in choice.remove))


def _text_as_typed(text: Explained, texts: dict[int, tuple[int, str]], overtaken: Contribution | None) -> Explained:
    if text.pk not in texts:
        return text
    mine = texts[text.pk][1]
    stale = both(overtaken, [BothTexts("Så bidrar vi", escape(mine), escape(text.text))]) if overtaken else None
    return replace(text, text=mine, stale=stale)
