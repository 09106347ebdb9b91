"""`setup_municipality`: an empty database becomes a municipality with its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from followup.services import sections
from organisation.forms.people import UserNewForm
from organisation.services import installation, users
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import join_words
from styrmodell.lib.texts import line_in


class Command(BaseCommand):
    """Make the top of the unit tree and the first administrator, and print the link to choose a password with."""

    help = (
        "Lägger upp kommunkoncern, kommun, kommunfullmäktige, kommunstyrelse och den första administratören, och "
        "skriver ut länken där administratören väljer lösenord. Körs det igen läggs bara det som saknas till. "
        "Nekar när det redan finns en administratör."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who the municipality and its administrator are, and where the installation answers."""
        parser.add_argument("--name", required=True, metavar="MUNICIPALITY", help="kommunens namn")
        parser.add_argument("--group", default="Kommunkoncernen", help="koncernens namn")
        parser.add_argument("--admin", required=True, metavar="USERNAME", help="administratörens användarnamn")
        parser.add_argument("--admin-name", required=True, metavar="NAME", help="administratörens namn")
        parser.add_argument("--email", required=True, help="administratörens e-post")
        parser.add_argument("--address", default=default_address(), metavar="URL", help="installationens adress")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, and say what was made.

        Raises:
            CommandError: there is an administrator already, or what was written cannot be a name, login or address.
        """
        form = UserNewForm({"name": options["admin_name"], "email": options["email"], "username": options["admin"]})
        if not form.is_valid():
            faults = [f"{form[name].label}: {words}" for name, listed in form.errors.items() for words in listed]
            raise CommandError(" ".join(faults))
        person = {name: form.cleaned_data[name] for name in ("name", "email", "username")}
        units = {"municipality": line_in(options["name"]), "group": line_in(options["group"])}
        try:
            made = installation.set_up(**units, **person)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from None
        sections.begin(today().year)
        added = join_words([str(unit) for unit in made.added])
        self.stdout.write(f"Tillagt: {added}." if added else "Enheterna fanns redan.")
        link = f"{options['address'].rstrip('/')}{users.password_path(made.administrator)}"
        self.stdout.write(f"{made.administrator} är administratör. Välj lösenord inom tre dagar: {link}")


def default_address() -> str:
    """Where the installation answers, as far as the settings tell: the first host name, over https in production."""
    named = [host for host in settings.ALLOWED_HOSTS if host not in ("*", "localhost", "127.0.0.1", "[::1]")]
    if not named:
        return "http://127.0.0.1:8000"
    scheme = "https" if settings.PRODUCTION else "http"
    return f"{scheme}://{named[0].lstrip('.')}"
