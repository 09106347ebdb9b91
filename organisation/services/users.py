"""People who log in: add, edit, close and open. Passwords are chosen by the person, never by an administrator."""

import logging

from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from organisation import guessing
from organisation.models import RoleAssignment, User
from organisation.services import names
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_new, signed
from styrmodell.lib.lookalikes import look_of

logger = logging.getLogger(__name__)


@transaction.atomic
def add(*, by: User | None, username: str, name: str, email: str, title: str = "") -> User:
    """Add a person without a password; `send_password_link` lets them choose one.

    Raises:
        DomainError: somebody else has the login or the address.
    """
    user = User(username=username.strip(), name=name.strip(), email=email.strip().lower(), title=title.strip())
    _refuse_taken_login(user)
    _refuse_taken_address(user)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            save_new(user, by=by, reason="Tillagd")
    except IntegrityError as taken:  # somebody else added the person between the question and the answer
        raise DomainError(f"Användarnamnet {user.username} finns redan.") from taken
    return user


def edit(user: User, *, by: User, name: str, email: str, title: str, version: int | None = None) -> User:
    """Save what differs. The login name stays: it stands in logs and in people's memory.

    A new address gets the next link to choose a password, so the old one is told: nobody's account is taken over unseen.

    Args:
        version: the version the user saw; None when nobody was shown one.

    Raises:
        StaleEdit: somebody else saved the person meanwhile.
        DomainError: somebody else has the address.
    """
    fields = {"name": name.strip(), "email": email.strip().lower(), "title": title.strip()}
    current, old_email = _save(user, by, fields, version)
    if old_email not in ("", current.email):
        _tell_the_old_address(current, old_email, by)
    return current


@transaction.atomic
def _save(user: User, by: User, fields: dict[str, str], version: int | None) -> tuple[User, str]:
    """The saved user and the address before; the mail is sent when nothing is locked any more."""
    current = _locked(user)
    old_email, old_name = current.email, str(current)
    changed = [name for name, value in fields.items() if getattr(current, name) != value]
    if changed and version is not None and version != current.version:
        raise StaleEdit(current)
    for name in changed:
        setattr(current, name, fields[name])
    if "email" in changed:
        _refuse_taken_address(current)
    if changed:
        signed(current, by=by, reason="Ändrad").save(update_fields=changed)
        names.keep_person_name(current, old_name)
    if current.email != old_email:
        EmailAddress.objects.filter(user=current).delete()  # else a password link could still go to the old address
    return current, old_email


def _tell_the_old_address(user: User, old_email: str, by: User) -> None:
    text = render_to_string("organisation/email_changed.txt", {"person": user, "by": by})
    try:
        send_mail("Din e-postadress i Styrmodell är ändrad", text, None, [old_email])
    except OSError:  # no mail server, or it refused: the change stands, and the history tells of it
        logger.exception("The old address of user %s could not be told of the new one.", user.pk)


@transaction.atomic
def close(user: User, *, by: User) -> User:
    """Stäng kontot: the person cannot log in, and everything they have done keeps their name.

    Raises:
        DomainError: it is one's own account, or the person still holds roles.
    """
    current = _locked(user)
    if current.pk == by.pk:
        raise DomainError("Du kan inte stänga ditt eget konto. Be en annan administratör.")
    held = RoleAssignment.objects.current(on=today()).filter(user=current).select_related("unit")
    if held:
        roles = ", ".join(f"{role.get_role_display()} i {role.unit}" for role in held)
        raise DomainError(f"{current} har fortfarande roller: {roles}. Överlämna eller avsluta dem först.")
    if current.is_active:
        current.is_active = False
        signed(current, by=by, reason="Kontot stängt").save(update_fields=["is_active"])
    return current


@transaction.atomic
def reopen(user: User, *, by: User) -> User:
    """Öppna kontot igen; roles are given anew."""
    current = _locked(user)
    if not current.is_active:
        current.is_active = True
        signed(current, by=by, reason="Kontot öppnat igen").save(update_fields=["is_active"])
    return current


def send_password_link(user: User, *, request: HttpRequest) -> None:
    """Mail the person a link to choose a password with; it can be used once and for three days.

    Raises:
        DomainError: the account is closed or has no address, has got many within the hour, or the mail server did not
            take the mail.
    """
    if not user.is_active or not user.email:
        raise DomainError("En länk kan bara skickas till ett öppet konto med e-postadress.")
    if not guessing.has_mails_left(user):
        raise DomainError(
            f"{user} har fått {guessing.MAILS_AN_HOUR} länkar den senaste timmen. Den sista gäller i tre dagar."
        )
    form = ResetPasswordForm({"email": user.email})
    if not form.is_valid():
        raise DomainError(f"Länken kunde inte skickas: {user.email} är ingen giltig e-postadress.")
    try:
        form.save(request)
    except OSError as fault:  # no mail server, or it refused
        raise DomainError(
            f"E-postservern svarar inte, så länken till {user} är inte skickad. Försök igen senare."
        ) from fault


def password_path(user: User) -> str:
    """The path of a link to choose a password with, for where no mail can be sent: once, and for three days."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def _locked(user: User) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _refuse_taken_login(user: User) -> None:
    """One that looks like another's is theirs."""
    others = User.objects.exclude(pk=user.pk).values_list("username", flat=True)
    if look_of(user.username) in map(look_of, others):
        raise DomainError(f"Användarnamnet {user.username} finns redan.")


def _refuse_taken_address(user: User) -> None:
    """One logs in by the address too."""
    others = User.objects.exclude(pk=user.pk).values_list("email", flat=True)
    if look_of(user.email) in map(look_of, others):
        raise DomainError(f"E-postadressen {user.email} används av någon annan.")
