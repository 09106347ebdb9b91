"""Tables of accounts for the tests of pasting and of files, and the form that a preview sends back."""

from followup.forms.account_tables import SAVE
from tests import html_forms

# An interim period's two statements in one, small and adding up. Made up.
TABLE = """\
Resultaträkning, tkr
	jan-aug 2026	Budget 2026
Verksamhetens intäkter	500	700
Verksamhetens kostnader	-2 100	-3 000
Avskrivningar	-100	-150
Skatteintäkter	1 400	2 000
Generella statsbidrag och utjämning	320	480
Periodens resultat	20	30
Balansräkning, tkr
	31 aug 2026	31 dec 2025
Kassa och bank	220	200
Summa eget kapital	220	200
"""
HEADLESS = "Verksamhetens intäkter\t742 318\nKassa och bank\t5\n"


def form_in(answer, url, field="seen"):
    """The preview's form as it is sent again: {name: values}, without the button that saves."""
    form = next(form for form in html_forms.forms_of(answer.content.decode(), url) if field in form.fields)
    return {name: values for name, values in form.data().items() if name != SAVE}


def saved(answer, client, url, **more):
    """Press the button that saves, with some answers changed."""
    return client.post(url, form_in(answer, url) | {SAVE: "1"} | more)
