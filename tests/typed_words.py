"""Words that nobody else types, filled in where a form asks for text, and where they are afterwards."""

import html
import re
from collections.abc import Iterable

from django.apps import apps
from django.db import connection, models
from django.http import HttpResponse

from planning.models import Contribution, PlanNode
from tests.html_forms import Form

SIGN = "qvx"  # in every planted word, and nowhere else
# Fields that take no sentence: what is filled in instead, the number telling it from others.
OF_A_FORM = {
    "code": "QVX{}",
    "username": "qvx{}",
    "email": "qvx{}@example.org",
    "paragraph": "§ 77{}",
    "board_paragraph": "§ 77{}",
    "council_paragraph": "§ 77{}",
}
A_DAY = re.compile(r"row-.+-when")  # of a händelse, stored as another word than the one typed
# Not typed anew, or taken only together with something else.
NOT_ASKED = re.compile(
    "action|login|kolada_id|numerator|denominator|prepared_paragraph"
    "|sick_[a-z]+|women|men|young|middle|old|permanent|temporary|full_time"  # shares, and parts of how many are employed
    r"|extension_reason|goal-\d+-reason"  # why a day or a bedömning is another, and not without it
)
# Amounts of the accounts: a number with what it is in, stored as it is said in kronor.
OF_ACCOUNTS = re.compile("(kommun|bolag|koncern|budget|prognos|eliminering|decided)-[a-z0-9_]+")
STORED = (models.CharField, models.TextField, models.JSONField, models.DecimalField)
# What nobody is offered: the history, the session, and that the same form has been sent.
NOT_OFFERED = ("Historical", "Session", "SentForm", "EmailAddress")


def plant(form: Form) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What to send, filled in as it should be with a word of its own in every field for text; and those words by field."""
    sent, words = dict(form.data()), {}
    for number, (name, field) in enumerate(form.fields.items(), 10):
        of_accounts = OF_ACCOUNTS.fullmatch(name)
        is_amount = of_accounts or name == "employees"
        is_amount = is_amount or (field.sort == "number" and re.search(r"(^target_|^value_|-value)", name))
        of_no_figure = name.startswith("target_") and not any(sent.get("figure", ["it has one"]))
        if A_DAY.fullmatch(name):
            sent[name] = ["14 mars"]
        elif not NOT_ASKED.fullmatch(name) and not of_no_figure and (field.sort == "text" or is_amount):
            filled = "77{}" if is_amount else OF_A_FORM.get(name, f"Bokbuss {{}}{SIGN}")
            words[name] = filled.format(number)
            sent[name] = [f"{words[name]} kr" if of_accounts else words[name]]
            if name.endswith("-value"):  # a value, and not the tick that says there is none
                sent.pop(name.replace("-value", "-is_unavailable"), None)
            if box := re.fullmatch(r"text-(\d+-\d+)", name):  # words of a box are saved with its tick
                sent["link"] = [*sent.get("link", []), box[1]]
    return sent, words


def missing(words: dict[str, str], answer: HttpResponse, *, is_kept_enough: bool = True) -> list[str]:
    """The fields whose words are neither on the page that was shown nor stored.

    Args:
        is_kept_enough: a kept text counts as stored.
    """
    shown = html.unescape(answer.content.decode(errors="replace"))
    left = {name: word for name, word in words.items() if word not in shown}
    return not_stored(left, is_kept_enough=is_kept_enough)


def not_stored(words: dict[str, str], *, is_kept_enough: bool = True) -> list[str]:
    """The fields whose words stand in no row that anybody is offered."""
    if not words:
        return []
    texts = " ".join(_texts_with(_starts(words.values()), is_kept_enough=is_kept_enough))
    return [name for name, word in words.items() if not re.search(rf"{re.escape(word)}(?!\d)", texts)]


def _starts(words: Iterable[str]) -> set[str]:
    """What to look for: as few things as tell our words from others."""
    return {SIGN if SIGN in word.lower() else "77" for word in words}


def _texts_with(starts: set[str], *, is_kept_enough: bool) -> list[str]:
    quote = connection.ops.quote_name
    asked, said = [], []
    for model in apps.get_models():
        name = model.__name__
        if name.startswith(NOT_OFFERED) or (name == "Draft" and not is_kept_enough):
            continue
        hidden = _hidden(model)
        for field in model._meta.local_concrete_fields:
            if isinstance(field, STORED):
                column = f"CAST({quote(field.column)} AS TEXT)"
                found = " OR ".join([f"LOWER({column}) LIKE %s"] * len(starts))
                asked.append(f"SELECT {column} FROM {quote(model._meta.db_table)} WHERE ({found}){hidden}")
                said += [f"%{start}%" for start in starts]
    with connection.cursor() as cursor:
        rows: list[str] = []
        for first in range(0, len(asked), 400):  # SQLite takes 500 SELECT in one
            some = asked[first : first + 400]
            cursor.execute(" UNION ALL ".join(some), said[first * len(starts) : (first + 400) * len(starts)])
            rows += [
                row[0].encode().decode("unicode_escape", "replace") if "\\u" in row[0] else row[0] for row in cursor
            ]
        return rows


def _hidden(model: type[models.Model]) -> str:
    """What is taken out of a text is offered to nobody."""
    if model is PlanNode:
        return " AND removal_id IS NULL"
    if model is Contribution:
        node = connection.ops.quote_name(PlanNode._meta.db_table)
        return f" AND from_node_id IN (SELECT id FROM {node} WHERE removal_id IS NULL)"
    return ""
