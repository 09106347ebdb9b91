"""An uppdrag."""

from planning.services import plans as plan_service
from tests import build


def test_it_tells_what_to_whom_until_when_by_which_decision_and_where(plans, written, org, reader):
    build.adopted(plans.operational)
    given = written.assignment.assignment
    build.AssignmentReceiver.objects.create(assignment=given, unit=org.office)
    html = reader.get(f"/uppdrag/{given.pk}/").content.decode()
    for words in ("Utred meröppet", "Kulturkontoret", "2027-12-31", "Kulturnämnden, verksamhetsplan 2027–2029"):
        assert words in html
    assert "Ändra" not in html


def test_one_that_is_only_written_is_found_by_its_writers(plans, written, reader, bo_committee_secretary):
    url = f"/uppdrag/{written.assignment.assignment_id}/"
    assert reader.get(url).status_code == 404
    assert "Ändra" in bo_committee_secretary.get(url).content.decode()


def test_a_place_in_a_text_being_written_is_not_given_away(plans, written, org, reader):
    decided = build.decision(org.committee)
    decided.save()
    given = written.assignment.assignment
    type(given).objects.filter(pk=given.pk).update(decision=decided)
    assert "verksamhetsplan" not in reader.get(f"/uppdrag/{given.pk}/").content.decode()
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    assert "verksamhetsplan" in reader.get(f"/uppdrag/{given.pk}/").content.decode()


def test_one_that_does_not_exist_is_not_found(reader):
    assert reader.get("/uppdrag/99999999999999999999/").status_code == 404
    assert reader.post("/uppdrag/1/").status_code == 405
