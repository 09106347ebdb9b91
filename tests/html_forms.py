"""The forms of a page as a browser without JavaScript would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

# What is filled in where a page leaves a required field empty, so that the form gets past it.
PLAUSIBLE = {
    "date": "2026-11-20",
    "due_on": "2028-06-30",
    "number": "1",
    "email": "prov@example.org",
    "paragraph": "§ 45",
}
PLAUSIBLE |= {f"{body}_paragraph": "§ 45" for body in ("board", "council")}
WORDS = "Prov"
# Required by the form's own rules, which the page does not show in its markup.
NEEDED = (
    "title",
    "unit_of_measure",
    "direction",
    "assignment_due_on",
    "receivers",
    "council_date",
    "council_paragraph",
    "council_registry_number",
)
SORTS = {"select": "choice", "radio": "choice", "checkbox": "choice", "textarea": "text", "email": "text"}


@dataclass
class Field:
    """Everything on the page with the same name: one field, or several boxes to tick."""

    name: str
    kind: str
    value: str = ""
    chosen: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    is_required: bool = False

    @property
    def sort(self) -> str:
        """What is asked for: "choice" of what is on the page, "text", "number", "date", or the field's own kind."""
        return SORTS.get(self.kind, self.kind)

    def sent(self) -> list[str]:
        """What a browser sends when somebody has filled in what must be."""
        is_needed = self.is_required or self.name in NEEDED
        if self.sort == "choice":
            chosen, offered = ([value for value in values if value] for values in (self.chosen, self.offered))
            if is_needed:
                return chosen or offered[:1]
            return self.chosen or (self.offered[:1] if self.kind == "select" else [])
        fallback = PLAUSIBLE.get(self.name) or PLAUSIBLE.get(self.kind, WORDS)
        return [self.value or (fallback if is_needed else "")]


@dataclass
class Form:
    """A form that posts."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    has_button: bool = False

    def data(self) -> dict[str, list[str]]:
        """Each name with the values that are sent."""
        return {name: sent for name, one in self.fields.items() if (sent := one.sent())}


def forms_of(html: str, url: str) -> list[Form]:
    """The page's forms that post and can be sent; a form without an action posts to the page."""
    reader = _Reader(url.partition("#")[0])
    reader.feed(html)
    return [form for form in reader.forms if form.has_button]


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.url = url
        self.forms: list[Form] = []
        self.named: dict[str, Form] = {}
        self.form: Form | None = None
        self.field: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if self.form is not None and (tag == "button" or known.get("type") == "submit"):
            self.form.has_button = True
        if tag == "form":
            self.form = (
                Form(urljoin(self.url, known.get("action", ""))) if known.get("method", "").lower() == "post" else None
            )
            self.forms += [self.form] if self.form else []
            if self.form and known.get("id"):
                self.named[known["id"]] = self.form
        elif tag == "option" and self.field is not None and self.field.kind == "select":
            self._offer(self.field, known.get("value", ""), is_chosen="selected" in known)
        elif known.get("form") and known.get("formaction"):
            self._read_button(known)
        elif self.form is not None and known.get("name") and known["name"] != "csrfmiddlewaretoken":
            self._read(tag, known["name"], known)

    def _read_button(self, known: dict[str, str]) -> None:
        """A button that sends another form to an address of its own: that form's fields, and the button's."""
        name = known.get("name", "")
        fields = dict(self.named[known["form"]].fields) if known["form"] in self.named else {}
        fields |= {name: Field(name, "hidden", known.get("value", ""))} if name else {}
        self.forms.append(Form(known["formaction"], fields, has_button=True))

    def _read(self, tag: str, name: str, known: dict[str, str]) -> None:
        kind = known.get("type", "text") if tag == "input" else tag
        if kind in ("submit", "button"):
            kind = "hidden"
        if known.get("inputmode") in ("decimal", "numeric"):
            kind = "number"
        found = self.form.fields.setdefault(name, Field(name, kind))
        if kind in ("radio", "checkbox"):
            self._offer(found, known.get("value", "on"), is_chosen="checked" in known)
        elif not found.value:
            found.value = known.get("value", "")
        found.is_required = found.is_required or "required" in known
        self.field = found if tag in ("select", "textarea") else None

    @staticmethod
    def _offer(found: Field, value: str, *, is_chosen: bool) -> None:
        found.offered.append(value)
        found.chosen += [value] if is_chosen else []

    def handle_data(self, data: str) -> None:
        if self.field is not None and self.field.kind == "textarea":
            self.field.value += data if self.field.value else data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self.field = None
        elif tag == "form":
            self.form = None


def sent(page: Any, url: str) -> dict[str, list[str]]:
    """What the page's last form sends as it stands; for what has one act.

    Args:
        page: the answer of a test client.
    """
    return forms_of(page.content.decode(), url)[-1].data()
