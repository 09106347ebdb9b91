"""Users: administrators add them, see their roles, hand the roles over and close accounts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.forms.people import HandOverForm, UserFilter, UserForm, UserNewForm
from organisation.models import RoleAssignment, User
from organisation.pages.facts import person_crumbs, person_facts
from organisation.pages.users import find_people, person_rows
from organisation.permissions import administers, may_administer_user, require
from organisation.reading.account_changes import account_changes
from organisation.requests import LoggedInRequest
from organisation.services import roles, users
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

ROWS_A_PAGE = 50


@accepts("GET")
def user_list(request: LoggedInRequest) -> HttpResponse:
    """Användare och roller: searched by name, login or address and filtered by role."""
    require(administers(request.user))
    form = UserFilter(request.GET)
    wanted = form.wanted
    people = find_people(on=today(), text=wanted["q"], role=wanted["roll"], closed=bool(wanted["stangda"]))
    page = asked.page_of(request, people, ROWS_A_PAGE)
    context = {"form": form, "page": page, "rows": person_rows(page.object_list, on=today())}
    return render(request, "organisation/user_list.html", context)


@accepts("GET", "POST")
def user_new(request: LoggedInRequest) -> HttpResponse:
    """Ny användare, who gets a link by mail to choose a password."""
    require(administers(request.user))
    form = UserNewForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            person = users.add(by=request.user, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{person} är tillagd. Lägg till de roller som personen ska ha.")
            _send_link(request, person)
            return redirect(person)
    return form_page(request, "organisation/user_new.html", {"form": form, "crumbs": person_crumbs()})


@accepts("GET")
def user_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """En användare: roles now, to come and past."""
    require(administers(request.user))
    person = get_object_or_404(User, pk=pk)
    held = RoleAssignment.objects.filter(user=person).select_related("user", "unit", "deputy_for")
    held = held.order_by("-valid_from", "pk")
    context = {
        "person": person,
        "roles": [role for role in held if role.valid_to is None or role.valid_to >= today()],
        "past": [role for role in held if role.valid_to is not None and role.valid_to < today()],
        "may_administer": may_administer_user(request.user, person),
        "crumbs": person_crumbs(),
        "facts": person_facts(person),
        "changes": account_changes(person),
    }
    return render(request, "organisation/user_detail.html", context)


@accepts("GET", "POST")
def user_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändra namn, titel och adress. A stale save shows both versions."""
    person = _administered(request, pk)
    initial = {name: getattr(person, name) for name in ("name", "title", "email", "version")}
    form = UserForm(asked.sent_fields(request), initial=initial)
    if form.is_valid():
        try:
            users.edit(person, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Uppgifterna är sparade.")
            return redirect(person)
    context = {"person": person, "form": form, "crumbs": person_crumbs(person)}
    return form_page(request, "organisation/user_edit.html", context)


@accepts("GET", "POST")
def user_hand_over(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Överlämna: all of a person's roles, and so all of their tasks, to another from a day."""
    person = _administered(request, pk)
    form = HandOverForm(asked.sent_fields(request), person=person, initial={"on": today()})
    if form.is_valid():
        try:
            received = roles.hand_over(person, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            to, on = form.cleaned_data["to"], form.cleaned_data["on"]
            messages.success(request, f"{to} tar över från och med {on}. Antal roller: {len(received)}.")
            return redirect(person)
    held = RoleAssignment.objects.filter(user=person, deputy_for=None).exclude(valid_to__lt=today())
    held = held.select_related("unit", "user", "deputy_for")
    context = {"person": person, "form": form, "roles": held, "crumbs": person_crumbs(person)}
    return form_page(request, "organisation/user_hand_over.html", context)


@accepts("POST")
def user_close(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Stäng kontot: the person can no longer log in."""
    person = _administered(request, pk)
    try:
        users.close(person, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Kontot för {person} är stängt.")
    return redirect(person)


@accepts("POST")
def user_reopen(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Öppna kontot igen."""
    person = _administered(request, pk)
    users.reopen(person, by=request.user)
    messages.success(request, f"Kontot för {person} är öppet igen.")
    return redirect(person)


@accepts("POST")
def user_password_link(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Skicka en ny länk för att välja lösenord."""
    person = _administered(request, pk)
    _send_link(request, person)
    return redirect(person)


def _send_link(request: LoggedInRequest, person: User) -> None:
    try:
        users.send_password_link(person, request=request)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"En länk för att välja lösenord är skickad till {person.email}.")


def _administered(request: LoggedInRequest, pk: int) -> User:
    """The person, for an administrator of every unit where they have a role; 403 for others before 404."""
    require(administers(request.user))
    person = get_object_or_404(User, pk=pk)
    require(may_administer_user(request.user, person))
    return person
