"""What the tests of visible text find odd, and what they let be; and the sentences that no page of the demo happens to say."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.odd_swedish import IN_SENTENCES, odd
from tests.test_architecture import APPS
from tests.visible_text import lines_of

ODD = [
    ("Kulturnämnden. antar § 45", "a sentence that begins small"),
    ("Kulturnämnden. Kulturnämnden har antagit planen.", "a word twice"),
    ("Planen är är antagen.", "a word twice"),
    ("Meröppna timmar per vecka, timmar", "a unit twice"),
    ("Skulder per invånare, kr per invånare", "a unit twice"),
    ("Socialnämnden avviker mest, −9,7 mkr mkr", "two units"),
    ("Målet är 25 % procent", "two units"),
    ("Planen är antagen..", "two stops"),
    ("Klart senast:, 2026-12-31", "two stops"),
    ("Är du säker?.", "two stops"),
    ("Planen är antagen .", "a space before a stop"),
    ("Filen har 1 rader", "many of one"),
    ("1 av 1 rapporter är inte inlämnade", "many of one"),
    ("Det finns två enhet kvar", "one of many"),
    ("Page not found, please go back", "English"),
    ("Ansvarig: None", "a word of the code"),
    ("Läget är NOT_STARTED", "a word of the code"),
    ("”” är borttagen.", "nothing in quotes"),
    ("Kulturnämnden ()", "nothing in quotes"),
    (", Kulturnämnden", "half a sentence"),
    ("Biblioteket och", "half a sentence"),
    ("3 poster är tillagda.", "a word that nobody here says"),
    ("ingen dag", "a word that nobody here says"),
    ("en av våra", "a word that nobody here says"),
    ("Kryssa. Allt sparas på en gång, längst ned.", "a word that nobody here says"),
]
WHOLE = [
    "Kulturnämnden har antagit planen 2026-11-02, § 45.",
    "Meröppna timmar per vecka",
    "Nettokostnad 1 200 tkr av 1 400 tkr.",
    "Från 1 januari till 31 december; 11 rader, 1 rad och 1 234 rader.",
    "Det följer med, med nyckeltal och kopplingar. Den som står under den. Den ändras inte.",
    "Kommunallagen 11 kap. 17 §, t.ex. bl.a. m.m.",
    "Skriv till anna@example.se eller e-posten, −3 till +3, 20–25, KN/2026:97.",
    "– – Kulturkontoret",
    "Tecknen @ . + - _.",
    "2026 plan",
    "Resultat efter finansiella poster",
    "Poster som inte påverkar likvida medel",
]


@pytest.mark.parametrize(("line", "kind"), ODD)
def test_what_is_odd_is_found(line, kind):
    assert kind in {found.kind for found in odd([line])}


@pytest.mark.parametrize("line", WHOLE)
def test_what_is_whole_is_let_be(line):
    assert odd([line]) == []


def test_what_stands_together_is_read_together():
    page = "<main><p>Mål <b>per</b> vecka, <span>timmar</span></p><td>Ett<br>Två</td><input aria-label='Sök'></main>"
    assert lines_of(page) == ["Mål per vecka, timmar", "Ett", "Två", "Sök"]


BEGINS = re.compile(r"[A-ZÅÄÖ][a-zåäö]* ")  # neither SQL nor a pattern


def _numbered(put_in: re.Match[str]) -> str:
    return f"x{put_in.start()}"


def sentences():
    """Every sentence of the code, with what is put into it as x1, x2 …, and of the templates; by where it stands."""
    for app in (*APPS, "styrmodell"):
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from ((f"{path.name}: {words}", words) for words in _in_code(path))
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}", " | ", path.read_text(), flags=re.DOTALL)
        for words in re.findall(r">([^<>]*\w[^<>]*)<", re.sub(r"\{\{.*?\}\}", _numbered, text)):
            yield from ((f"{path.name}: {part}", part) for part in map(str.strip, re.split(r"\||\n", words)) if part)


def _in_code(path: Path):
    tree = ast.parse(path.read_text())
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(next(iter(node.body), None), ast.Expr)
    }
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else f"x{at}" for at, part in enumerate(node.values)
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented | inner:
            yield node.value


def test_no_sentence_of_the_code_is_odd():
    whole = [(where, words) for where, words in sentences() if BEGINS.match(words)]
    found = {f"{where} ({one.kind})" for where, words in whole for one in odd([words], kinds=IN_SENTENCES)}
    assert found == set()
