"""Läs in investeringar: a table that is pasted or in a file, looked at and saved whole."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from followup.forms.account_tables import SAVE
from followup.forms.investment_tables import InvestmentTableForm, ProjectChoicesForm
from followup.models import ImportBatch, ReportingRound
from followup.pages.account_seen import mark_of, seen_in
from followup.pages.investment_table import Books, InvestmentPreview, books_of, preview_of
from followup.pages.investments import address, chosen_round, crumbs
from followup.services.investment_files import read_in_file, undo
from followup.services.investment_tables import read_in
from followup.services.investments import StaleInvestments
from followup.views.account_previews import CHANGED
from followup.views.account_saving import saved_words
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

UNDO = "undo"  # with a file's id: the button that takes it back
PASTED = "Inklistrat"
FILES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Looked:
    """En tabell som någon ser på.

    Attributes:
        is_changed: it has been answered so that it does something else than what was shown.
        is_asked_for: somebody has said that it is to be saved.
    """

    choices: ProjectChoicesForm
    preview: InvestmentPreview
    is_changed: bool
    is_asked_for: bool

    @property
    def is_to_save(self) -> bool:
        """True when somebody has seen just this, and said that it is to be saved."""
        is_right = self.choices.is_valid() and not self.is_changed and not self.preview.stale
        return self.is_asked_for and is_right and bool(self.preview.write_count)


@accepts("GET", "POST")
def investment_read_in(request: LoggedInRequest) -> HttpResponse:
    """A box for a table and a file; sent: what it would do, and sent once more it is done."""
    rounds = list(ReportingRound.objects.visible_to(request.user))
    if not rounds:
        raise Http404("no rounds")
    round_ = chosen_round(rounds, request.GET.get("tillfalle", ""))
    books = books_of(request.user, round_)
    require(bool(books.units))
    if UNDO in request.POST:
        return _undone(request, round_)
    form = InvestmentTableForm(request.POST, request.FILES) if request.method == "POST" else InvestmentTableForm()
    looked = _looked_at(request, form, books) if form.is_valid() else None
    if looked and looked.is_to_save:
        if _save(request, form, looked, round_):
            return redirect(address(round_))
        looked = _looked_at(request, form, books_of(request.user, round_), looked.choices)
    context: dict[str, Any] = {"round": round_, "form": form, "crumbs": crumbs(round_), "list_url": address(round_)}
    context |= {"choices": looked and looked.choices, "preview": looked and looked.preview}
    context |= {"batches": () if looked else _files(request, round_)}
    context["changed"] = CHANGED if looked and looked.is_changed else ""
    refusal = context["changed"] if looked and looked.is_asked_for else ""
    return form_page(request, "followup/investment_read_in.html", context, refusal=refusal)


def _files(request: LoggedInRequest, round_: ReportingRound) -> QuerySet[ImportBatch]:
    """The latest files of the round."""
    files = ImportBatch.objects.of_investments(round_).visible_to(request.user).with_people()
    return files.defer("content")[:FILES_SHOWN]


def _undone(request: LoggedInRequest, round_: ReportingRound) -> HttpResponse:
    """Ångra: what the file changed is taken back."""
    files = ImportBatch.objects.of_investments(round_).visible_to(request.user).defer("content")
    batch = get_object_or_404(files, pk=asked.parsed(request.POST[UNDO]) or 0)
    try:
        undo(batch, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Inläsningen av {batch.file_name} är ångrad.")
    return redirect(batch)


def _looked_at(
    request: LoggedInRequest, form: InvestmentTableForm, books: Books, refused: ProjectChoicesForm | None = None
) -> Looked | None:
    """Read the table as its form and what has been chosen about it say; None when it is none, and then the form says so."""
    try:
        table = books.read(form.rows, form.read_in)
    except DomainError as refusal:
        form.add_error("text", str(refusal))
        return None
    source = mark_of((form.cleaned_data["text"], form.read_in))
    is_about_it = seen_in(request.POST.get("seen", "")).source == source
    choices = ProjectChoicesForm(request.POST if is_about_it else None, table=table, books=books)
    preview = preview_of(table, books, choices.chosen, choices.shown, source=source)
    is_asked_for = SAVE in request.POST
    is_changed = choices.shown.mark != preview.seen.mark if is_about_it else is_asked_for
    choices.stale = bool(preview.stale)
    choices.show(preview.seen)
    if refused is not None and choices.is_bound:
        for sentence in refused.non_field_errors():
            choices.add_error(None, sentence)
    return Looked(choices, preview, is_changed, is_asked_for)


def _save(request: LoggedInRequest, form: InvestmentTableForm, looked: Looked, round_: ReportingRound) -> bool:
    """Save what was shown; False when somebody else saved first or it is refused, and then the form says so."""
    try:
        if name := form.cleaned_data["file_name"]:
            text = form.cleaned_data["text"]
            read_in_file(round_, looked.preview.tables, file_name=name, text=text, by=request.user)
        else:
            read_in(round_, looked.preview.tables, by=request.user, reason=PASTED)
    except StaleInvestments:
        return False
    except DomainError as refusal:
        looked.choices.add_error(None, str(refusal))
        return False
    new = sum(len(one.new) for one in looked.preview.tables)
    added = f" {number(new)} projekt är tillagda." if new > 1 else " Ett projekt är tillagt." if new else ""
    messages.success(request, f"{saved_words(looked.preview.write_count)}{added}")
    return True
