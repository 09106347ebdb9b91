"""Uppdrag and requests of the demo by the names that the tables give them: "KF", "SN-draft", "KF>KN", "KK-approved"."""

from typing import Any

from organisation.enums import OrgUnitKind
from organisation.models import Decision, OrgUnit
from planning.enums import AreaAnswer
from planning.models import AreaRequest, Assignment, AssignmentReceiver
from tests import build


def assignment(name: str) -> dict[str, Any]:
    """The arguments of its address; what the demo lacks is made."""
    if ">" in name:
        giver, code = name.split(">")
        receiver = AssignmentReceiver.objects.filter(
            unit__code=code, assignment__giver__code=giver, assignment__due_on__year=2026
        ).first()
        return {"pk": receiver.assignment_id, "receiver": receiver.pk}
    code, _, draft = name.partition("-")
    board = OrgUnit.objects.get(code=code)
    given = Assignment(title="Givet mellan planerna", giver=board, due_on="2027-06-30")
    if draft or code == "SN":  # the demo has none
        given.decision = None if draft else Decision.objects.create(body=board, date="2026-11-02", paragraph="§ 9")
        given.save()
        return {"pk": given.pk}
    given_by = Assignment.objects.filter(giver__code=name)
    # One with a term as uppdrag have: another is asked about when it is changed.
    return {"pk": (given_by.filter(due_on__year=2027).first() or given_by.order_by("due_on").last()).pk}


def area_request(name: str) -> dict[str, Any]:
    """The request of a verksamhetsområde of a kontor; the demo has none."""
    code, _, approved = name.partition("-")
    area = build.unit(OrgUnitKind.AREA, "Området", OrgUnit.objects.get(code=code))
    build.unit(OrgUnitKind.UNIT, "Enheten i området", area)
    fields = {"unit": area, "first_year": 2027, "reason": "Vi arbetar tillsammans.", "asked_on": "2026-11-02"}
    if approved:
        fields |= {"answer": AreaAnswer.APPROVED, "answered_on": "2026-11-20"}
    return {"pk": AreaRequest.objects.create(**fields).pk}
