"""Ett nyckeltal: what it means, how it goes and where it is used. The catalogue's other pages are planning's."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from followup.pages.key_figure import key_figure_page
from organisation.requests import LoggedInRequest
from planning.models import KeyFigure
from planning.permissions import may_redefine_key_figures
from planning.reading.uses import uses_of
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("GET")
def key_figure_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """The units' values against their targets, one unit's series (`?enhet=`), and the definition."""
    figure = get_object_or_404(KeyFigure, pk=pk)
    page = key_figure_page(figure, request.user, unit=asked.number(request, "enhet"), page=request.GET.get("page"))
    if page is None:
        raise Http404
    context = {
        "figure": figure,
        "page": page,
        "uses": uses_of(figure, request.user, request.GET.get("planer")),
        "may_redefine": may_redefine_key_figures(request.user),
    }
    return render(request, "followup/key_figure_detail.html", context)
