"""A page with every component, for the browser tests only: its data, and the address it is served at."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace as Row
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import include, path

from followup.enums import Attainment, Progress, ReportStatus, WorkState
from styrmodell import views
from styrmodell.frame import Link
from styrmodell.lib.undo import offer_undo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=STOCKHOLM)


class SearchForm(forms.Form):
    """What a filter bar holds."""

    q = forms.CharField(label="Sök", required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(label="Slag", choices=[("", "Alla"), ("P", "Verksamhetsplan")])
    year = forms.ChoiceField(label="År", choices=[("2027", "2027"), ("2026", "2026")])


class DirectionForm(forms.Form):
    """Every kind of field, with errors."""

    title = forms.CharField(label="Inriktning", max_length=80)
    text = forms.CharField(
        label="Vad vi vill uppnå",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Skriv för den som inte är insatt.",
    )
    goal = forms.ChoiceField(label="Bidrar till mål", choices=[("I2", "I2 Välfärdstjänster av god kvalitet")])
    due = forms.DateField(label="Klart senast", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    state = forms.ChoiceField(
        label="Läge", choices=[("OT", "Enligt plan"), ("D", "Försenad")], widget=forms.RadioSelect
    )
    units = forms.MultipleChoiceField(
        label="Delas ut till",
        choices=[("B", "Biblioteket"), ("K", "Kulturskolan")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    binding = forms.BooleanField(
        label="Obligatoriskt för enheten", required=False, help_text="Enheten måste då svara i varje uppföljning."
    )

    def clean(self):
        raise forms.ValidationError("Planen är redan inlämnad. Återta den först.")


class StateForm(forms.Form):
    """A choice shown as segments."""

    state = forms.ChoiceField(label="Läge", choices=WorkState.choices, widget=forms.RadioSelect)
    comment = forms.CharField(label="Vad har hänt?", widget=forms.Textarea(attrs={"rows": 2}))


def _money():
    names = ["Kommunstyrelsen", "Barn- och utbildningsnämnden", "Socialnämnden", "Kulturnämnden", "Finansiering"]
    values = [4_200_000, -2_600_000, -9_400_000, 1_500_000, 10_000_000]
    rows = [
        Row(label=name, value=Decimal(value), url="#", is_total=False)
        for name, value in zip(names, values, strict=True)
    ]
    rows.append(Row(label="Fibra AB", value=None, url="", is_total=False))
    return [*rows, Row(label="Summa", value=Decimal(3_700_000), url="", is_total=True)]


def _tasks():
    task = {
        "text": "120 tkr över ramen. Ekonomen väntar på dig.",
        "url": "#",
        "is_done": False,
        "is_late": False,
        "total": 0,
        "done": 0,
        "steps": "",
    }
    return [
        Row(
            **task
            | {"due": date(2026, 11, 19), "when": "4 dagar sen", "title": "Svara på två kommentarer", "is_late": True}
        ),
        Row(
            **task
            | {
                "due": date(2026, 11, 26),
                "when": "på torsdag",
                "title": "Fördela budgeten",
                "total": 4,
                "done": 3,
                "steps": "rader",
            }
        ),
        Row(
            **task | {"due": date(2026, 10, 27), "when": "", "title": "Kulturnämndens delårsrapport 2", "is_done": True}
        ),
    ]


def _context():
    changes = [Row(label="Text", before="Meröppet på tre bibliotek", after="Meröppet på fyra bibliotek")]
    return {
        "nav": [
            Link("Mitt arbete", "#a", False),
            Link("Planer", "#b", True),
            Link("Uppföljning", "#c", False),
            Link("Status", "#d", False),
        ],
        "user_menu": [Link("Organisation", "#e", False), Link("Uppdrag", "#f", False), Link("Nyckeltal", "#g", False)],
        "user": Row(is_authenticated=True, title="Kulturnämnden", __str__=lambda self: ""),
        "crumbs": [("Planer 2027", "#"), ("Kulturnämnden", "#")],
        "attainments": Attainment.values,
        "works": WorkState.values,
        "progresses": Progress.values,
        "reports": ReportStatus.values,
        "search": SearchForm(),
        "direction": DirectionForm({"text": "Kulturskolan finns där barnen är."}, auto_id="dir_%s"),
        "decision": SearchForm(auto_id="dec_%s"),
        "state": StateForm({"state": "ON_TRACK", "comment": "Teknik och larm är på plats."}, auto_id="st_%s"),
        "page": Paginator(range(95), 20).page(2),
        "stale": [
            Row(label="Vad vi vill uppnå", mine="<p>Fyra bibliotek.</p>", stored="<p>Tre bibliotek och en bokbuss.</p>")
        ],
        "now": NOW,
        "job": Row(
            title="Skapar delårsrapport 2 som PDF",
            state="RUNNING",
            message="Sida 14 av 42",
            percent=33,
            is_open=True,
            result_url="",
            get_absolute_url="#job",
        ),
        "finished": Row(
            title="Delårsrapport 2 som PDF",
            state="DONE",
            message="",
            percent=100,
            is_open=False,
            result_url="#",
            get_absolute_url="#",
        ),
        "history": [
            Row(when=NOW, who="Kulturnämndens sekreterare", what="Ändrade inriktning 1", changes=changes),
            Row(when=NOW, who="Systemet", what="Planen skapades", changes=[]),
        ],
        "periods": ["2023", "2024", "2025"],
        "figures": [
            Row(
                name="Besök per invånare",
                url="#",
                unit="antal",
                cells=["5,6", "", "5,8"],
                target="6,5",
                key="PARTLY",
                is_example=True,
            ),
            Row(
                name="Elever i kulturskolan",
                url="",
                unit="andel, %",
                cells=["17,9", "18,0", "18,4"],
                target="",
                key="",
                is_example=False,
            ),
        ],
        "columns": ["Budget", "Utfall", "Avvikelse"],
        "accounts": [
            Row(
                label="Bibliotek",
                url="#",
                amounts=[Decimal(-18_400_000), Decimal(-18_643_000), Decimal(-243_000)],
                is_total=False,
            ),
            Row(label="Kulturskola", url="", amounts=[Decimal(-9_000_000), None, None], is_total=False),
            Row(
                label="Summa",
                url="",
                amounts=[Decimal(-27_400_000), Decimal(-18_643_000), Decimal(-243_000)],
                is_total=True,
            ),
        ],
        "units": [
            Row(depth=0, label="Strängnäs kommun", url="#", note=""),
            Row(depth=1, label="Kulturnämnden", url="#", note="3 planer"),
            Row(depth=2, label="Kulturkontoret", url="", note=""),
        ],
        "tasks": _tasks(),
        "money": _money(),
        "contents": [
            Row(anchor="grunduppdrag", title="Grunduppdrag", count=None),
            Row(anchor="inriktningar", title="Inriktningar", count=3),
            Row(anchor="status", title="Status", count=None),
        ],
        "side": [
            Row(text="Inriktning 3", url="#", note="tas inte vidare av något kontor"),
            Row(text="Budget: 120 tkr över ramen", url="", note=""),
        ],
    }


def style_guide(request):
    """Every component on one page."""
    offer_undo(request, "Inriktningen är borttagen.", url="/angra/")
    messages.warning(request, "Planen saknar koppling till två mål.")
    messages.error(request, "Filen kunde inte läsas.")
    return render(request, "style_guide.html", _context())


urlpatterns = [
    path("stilguide/", style_guide, name="my_work"),
    path("halsa/", views.health),
    path("konto/", include("allauth.account.urls")),
]
handler404 = "styrmodell.views.not_found"
