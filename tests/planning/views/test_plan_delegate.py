"""Delegera godkännandet."""

from planning.enums import NodeKind
from planning.models import Plan
from planning.services import plans as plan_service
from tests import build


def test_kommundirektören_lets_the_kontorschef_approve_and_takes_it_back(
    plans, cilla, cilla_head_of_office, disa_director
):
    url = f"/planer/{plans.office.pk}/delegera/"
    assert "Delegera till kontorschefen" in disa_director.get(url).content.decode()
    disa_director.post(url, {"delegated": "True"})
    disa_director.post(url, {"delegated": "True"})  # a double click delegates once
    assert Plan.objects.get(pk=plans.office.pk).approval_delegated
    build.node(plans.office, NodeKind.PRIORITY)
    plan_service.submit(plans.office, by=cilla)
    form = cilla_head_of_office.get(f"/planer/{plans.office.pk}/anta/").context["form"]
    assert cilla.pk in form.people
    disa_director.post(url, {"delegated": "False"})
    assert cilla_head_of_office.get(f"/planer/{plans.office.pk}/anta/").status_code == 403


def test_others_may_not_delegate(plans, bo_committee_secretary, cilla_head_of_office, reader):
    url = f"/planer/{plans.office.pk}/delegera/"
    for who, status in ((bo_committee_secretary, 403), (cilla_head_of_office, 403), (reader, 404)):
        assert who.post(url).status_code == status
    assert not Plan.objects.get(pk=plans.office.pk).approval_delegated
