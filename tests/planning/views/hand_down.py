"""How the page of handed-down figures is filled in and read."""

from organisation.models import OrgUnit
from planning.models import HandedDown
from planning.services.handing_down import Given, hand_down
from tests import html_forms


def filled(client, url, **fields):
    """What the page sends, saved, with these fields instead of its own; `given` is added to what is ticked."""
    answer = client.get(url)
    form = next(form for form in html_forms.forms_of(answer.content.decode(), url) if "seen" in form.fields)
    data = form.data() | {"step": [""]}
    data["given"] = [*data.get("given", []), *fields.pop("given", [])]
    return data | fields


def handed():
    return {
        (row.figure.name, row.unit.name): (row.value, row.upper)
        for row in HandedDown.objects.standing().select_related("figure", "unit")
    }


def give(plans, figure, unit, target=None, by=None, **seen):
    office = OrgUnit.objects.get(pk=plans.office.unit_id)
    hand_down(office, 2027, give=[Given(figure, unit, target, **seen)], take_back=[], by=by)
    return HandedDown.objects.standing().get(figure=figure, unit=unit)


def cells(answer):
    return {
        (line.row.figure.name, cell.column.name): cell for line in answer.context["form"].lines for cell in line.cells
    }
