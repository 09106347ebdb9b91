"""A page with every component, for the browser tests only: what it shows, and the address it is served at."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace as Row
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from followup.enums import Attainment, Progress, ReportStatus, WorkState
from styrmodell import views
from styrmodell.frame import Link
from styrmodell.lib.changes import Change
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.undo import offer_undo
from styrmodell.web.filters import ListFilter
from styrmodell.web.seen import BothTexts, Stale

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=ZoneInfo("Europe/Stockholm"))
GOAL = "I2 Välfärdstjänster av god kvalitet"
DRAFTS: list[dict] = []  # what the page has sent as drafts


class SearchForm(ListFilter):
    """What a filter bar holds."""

    q = forms.CharField(label="Sök", required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(label="Slag", choices=[("", "Alla"), ("P", "Verksamhetsplan")])
    year = forms.ChoiceField(label="År", choices=[("2027", "2027"), ("2026", "2026")])


class DirectionForm(forms.Form):
    """Every kind of field, with errors."""

    title = forms.CharField(label="Inriktning", max_length=80)
    text = forms.CharField(
        label="Vad vi vill uppnå", help_text="Skriv för den som inte är insatt.", widget=forms.Textarea
    )
    long = RichTextField(label="Bakgrund", required=False)
    goal = forms.ChoiceField(label="Bidrar till mål", choices=[("I2", GOAL)])
    due = forms.DateField(label="Klart senast", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    state = forms.ChoiceField(label="Läge", choices=WorkState.choices[:3], widget=forms.RadioSelect)
    units = forms.MultipleChoiceField(
        label="Delas ut till",
        choices=[("B", "Biblioteket"), ("K", "Kulturskolan")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    binding = forms.BooleanField(label="Obligatoriskt", required=False, help_text="Enheten svarar i varje uppföljning.")

    def clean(self):
        raise forms.ValidationError("Planen är redan inlämnad. Återta den först.")


class StateForm(forms.Form):
    """A choice shown as segments."""

    state = forms.ChoiceField(label="Läge", choices=WorkState.choices, widget=forms.RadioSelect)
    comment = forms.CharField(label="Vad har hänt?", widget=forms.Textarea(attrs={"rows": 2}))


class Somebody:
    """The logged-in person of the frame, without a database."""

    pk = 1
    is_authenticated = True
    title = "Kulturnämnden"

    def __str__(self):
        return "Kulturnämndens sekreterare"


def _frame():
    nav = [("Mitt arbete", False), ("Planer", False), ("Uppföljning", False), ("Status", True)]
    menu = ["Organisation", "Uppdrag", "Nyckeltal"]
    return {
        "user": Somebody(),
        "nav": [Link(label, "#", current) for label, current in nav],
        "user_menu": [Link(label, "#", current=False) for label in menu],
        "draft_url": "/utkast/",
        "sent_url": "/skickat/",
        "crumbs": [("Status", "#"), ("Kommunkoncernen", "#")],
        "contents": [
            Row(anchor="grunduppdrag", title="Grunduppdrag", count=None),
            Row(anchor="inriktningar", title="Inriktningar", count=3),
        ],
        "side": [
            Row(text="Inriktning 3", url="#", note="tas inte vidare av något kontor"),
            Row(text="Budget: 120 tkr över ramen", url="", note=""),
        ],
    }


def _status():
    deviations = [
        ("Kommunstyrelsen", 4_200_000),
        ("Barn- och utbildningsnämnden", -2_600_000),
        ("Socialnämnden", -9_400_000),
        ("Kulturnämnden", 1_500_000),
        ("Finansiering", 10_000_000),
        ("Fibra AB", None),
        ("Summa", 3_700_000),
    ]
    return {
        "attainments": Attainment.values,
        "works": WorkState.values,
        "progresses": Progress.values,
        "reports": ReportStatus.values,
        "total": Decimal(3_700_000),
        "money": [
            Row(label=label, value=value and Decimal(value), url="#" if value else "", is_total=label == "Summa")
            for label, value in deviations
        ],
    }


def _tables():
    changes = [Change("Text", "Meröppet på tre bibliotek", "Meröppet på fyra bibliotek")]
    visits = [("2023", "5,6"), ("2024", ""), ("2025", "5,8")]
    pupils = [("2023", "17,9"), ("2024", "18,0"), ("2025", "18,4")]
    return {
        "page": Paginator(range(95), 20).page(2),
        "periods": ["2023", "2024", "2025"],
        "figures": [
            Row(
                name="Besök",
                url="#",
                unit="per invånare",
                cells=visits,
                target="6,5",
                key="PARTLY",
                word="",
                is_example=True,
            ),
            Row(name="Elever", url="", unit="andel, %", cells=pupils, target="", key="", word="", is_example=False),
        ],
        "columns": ["Budget", "Utfall", "Avvikelse"],
        "accounts": [
            Row(label="Bibliotek", url="#", amounts=[-18_400_000, -18_643_000, -243_000], is_total=False),
            Row(label="Kulturskola", url="", amounts=[-9_000_000, None, None], is_total=False),
            Row(label="Summa", url="", amounts=[-27_400_000, -18_643_000, -243_000], is_total=True),
        ],
        "history": [
            Row(when=NOW, who="Kulturnämndens sekreterare", what="Ändrade inriktning 1", changes=changes),
            Row(when=NOW, who="Systemet", what="Planen skapades", changes=[]),
        ],
        "units": [
            Row(depth=0, label="Strängnäs kommun", url="#", note=""),
            Row(depth=1, label="Kulturnämnden", url="#", note="3 planer"),
            Row(depth=2, label="Kulturkontoret", url="", note=""),
        ],
    }


def _work():
    task = {"text": "Ekonomen väntar på dig.", "url": "#", "is_done": False, "is_late": False, "total": 0}
    budget = {"title": "Fördela budgeten i verksamhetsplanen", "total": 4, "done": 3, "steps": "rader"}
    return {
        "tasks": [
            Row(
                **task | {"due": date(2026, 11, 19), "when": "4 dagar sen", "title": "Svara på frågor", "is_late": True}
            ),
            Row(**task | {"due": date(2026, 11, 26), "when": "på torsdag"} | budget),
            Row(**task | {"due": date(2026, 10, 27), "when": "", "title": "Delårsrapport 2", "is_done": True}),
        ],
        "job": _job(title="Skapar delårsrapport 2", state="RUNNING", message="Sida 14 av 42", percent=33, is_open=True),
        "finished": _job(title="Delårsrapport 2 som PDF", state="DONE", result_url="#"),
    }


def _job(**given):
    standing = {"message": "", "percent": 100, "is_open": False, "result_url": "", "get_absolute_url": "/stilguide/"}
    return Row(**standing | given)


def _forms():
    fields = {"title": ["Barnens rätt"], "text": ["Från utkastet"], "long": ["<p>Ny bakgrund</p>"], "units": ["K"]}
    return {
        "search": SearchForm({"kind": "P"}),
        "direction": DirectionForm({"text": "Kulturskolan finns där barnen är."}, auto_id="dir_%s"),
        "decision": SearchForm(auto_id="dec_%s"),
        "state": StateForm({"state": "ON_TRACK", "comment": "Teknik och larm är på plats."}, auto_id="st_%s"),
        "again": StateForm({"comment": "Teknik och larm är på plats."}, auto_id="again_%s"),
        "draft": fields,
        "stale": Stale(
            (BothTexts("Vad vi vill uppnå", "<p>Fyra bibliotek.</p>", "<p>Tre, en buss.</p>"),), "Eva Ek", NOW
        ),
    }


@login_not_required
def style_guide(request):
    """Every component on one page."""
    offer_undo(request, "Inriktningen är borttagen.", url="/angra/")
    messages.warning(request, "Planen saknar koppling till två mål.")
    messages.error(request, "Filen kunde inte läsas.")
    return render(request, "style_guide.html", _frame() | _status() | _tables() | _work() | _forms())


@login_not_required
def keep_draft(request):
    """Stands in for the address that keeps drafts."""
    DRAFTS.append(request.POST.dict())
    return HttpResponse(status=204)


urlpatterns = [
    path("stilguide/", style_guide, name="my_work"),
    path("", include(([path("utkast/", keep_draft, name="draft_save")], "organisation"))),
    path("halsa/", views.health, name="health"),
    path("konto/", include("allauth.account.urls")),
]
handler404 = "styrmodell.views.not_found"
