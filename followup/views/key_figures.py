"""Ett nyckeltal: what it means, how it goes and where it is used. The catalogue's other pages are planning's."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.forms.earlier_values import EarlierValuesForm, UnitChoice
from followup.pages.handed_figure import handed_lines
from followup.pages.judged_figure import judged_figure_page
from followup.pages.key_figure import key_figure_page
from followup.reading.earlier_values import earlier_years
from followup.services import earlier_values
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning.models import KeyFigure
from planning.permissions import may_enter_earlier, may_redefine_key_figures
from planning.reading.uses import uses_of
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import status_of
from styrmodell.web.methods import accepts
from styrmodell.web.suggestions import suggested


@accepts("GET")
def key_figure_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """The units' values against their targets, one unit's series (`?enhet=`), and the definition."""
    figure = get_object_or_404(KeyFigure, pk=pk)
    read = judged_figure_page if figure.is_judged else key_figure_page
    page = read(figure, request.user, unit=asked.number(request, "enhet"), page=request.GET.get("page"))
    if page is None:
        raise Http404
    context = {
        "figure": figure,
        "page": page,
        "handed": handed_lines(figure, request.GET.get("utdelat")),
        "uses": uses_of(figure, request.user, request.GET.get("planer")),
        "may_redefine": may_redefine_key_figures(request.user),
        "may_enter_earlier": may_enter_earlier(request.user),
    }
    return render(request, "followup/key_figure_detail.html", context)


@accepts("GET", "POST")
def key_figure_earlier(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Tidigare års värden of a unit (`?enhet=`), entered with their source."""
    require(may_enter_earlier(request.user))
    figure = get_object_or_404(KeyFigure, pk=pk)
    units = OrgUnit.objects.exclude(kind=OrgUnitKind.GROUP).in_order()
    unit = _unit_of(request, units)
    choice = UnitChoice(request.GET if "vem" in request.GET else None, units=units, chosen=unit)
    if answer := suggested(request, choice):
        return answer
    if choice.is_bound and choice.is_valid():
        return redirect(f"{request.path}?enhet={choice.cleaned_data['vem'].pk}")
    years = earlier_years(figure, unit, on=today()) if unit else ()
    form = EarlierValuesForm(asked.sent_fields(request), figure=figure, years=years)
    if unit and form.is_valid() and _entered(request, figure, unit, form):
        return redirect(f"{figure.get_absolute_url()}?enhet={unit.pk}")
    context = {"figure": figure, "unit": unit, "choice": choice, "form": form}
    return render(request, "followup/key_figure_earlier.html", context, status=status_of(form))


def _unit_of(request: LoggedInRequest, units: OrgUnitQuerySet) -> OrgUnit | None:
    """The one asked for; else kommunen."""
    wanted = asked.number(request, "enhet")
    if wanted is not None:
        return get_object_or_404(units, pk=wanted)
    return units.filter(kind=OrgUnitKind.MUNICIPALITY).first()


def _entered(request: LoggedInRequest, figure: KeyFigure, unit: OrgUnit, form: EarlierValuesForm) -> bool:
    """Save what was written; False when it could not be, and then the form says so."""
    try:
        count = earlier_values.enter(figure, unit, form.values(), by=request.user, source=form.cleaned_data["source"])
    except StaleEdit as stale:
        form.meet(stale.current, figure.decimals)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    if not count:
        form.add_error("source", "Inget värde är ändrat. Källan sparas med de värden som ändras.")
        return False
    messages.success(request, "Ett värde är sparat." if count == 1 else f"{count} värden är sparade.")
    return True
