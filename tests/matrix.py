"""Reading the permission matrix and finding what its rows speak of in the demo."""

import base64
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image

from followup.models import Action, ImportBatch, Report, ReportSection
from followup.services import imports
from organisation.decisions.documents import body_at
from organisation.enums import Outcome
from organisation.models import Decision, Job, MeetingPaper, Operation, OrgUnit, Picture, User
from organisation.services import decisions
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure, Perspective, Plan, PlanNode
from planning.rules import PLAN_RULES
from planning.services import plan_nodes, plans
from styrmodell.web import drafts
from tests import build_followup, collaborating, given
from tests.followup import given_money
from tests.followup.given_unit_parts import unit_parts
from tests.laid import in_state, laid, masked, ways, with_attachment

TABLE = Path(__file__).with_name("permission_matrix.txt")
ROLES = (
    "",
    "controller",
    "sekreterare",
    "kontorschef",
    "enhetschef",
    "ekonom",
    "politiker",
    "direktor",
    "bolag",
    "revisor",
    "admin",
)
PLANS = {
    "FP": (PlanKind.MULTI_YEAR, "KOMMUN"),
    "KN": (PlanKind.OPERATIONAL, "KN"),
    "SN": (PlanKind.OPERATIONAL, "SN"),
    "AP": (PlanKind.BUSINESS, "SKFAB"),
    "SFAB": (PlanKind.BUSINESS, "SFAB"),
    "KK": (PlanKind.OFFICE, "KK"),
    "UK": (PlanKind.OFFICE, "UK"),
    "BIB": (PlanKind.WORK, "KK-BIB"),
    "SKOLA": (PlanKind.WORK, "UK-ESK"),
}
# What the demo lacks and a row needs: made for the row, and undone with it.
MADE_FOR_THE_ROW = ("FP28", "SFAB27", "UK27", "KOMMUN-10", "KFN-10", "TSN-10", "2027-DR2")
# What belongs to another unit than the logins' own: another nämnd, its enhet and kontor, a company below the bolag's own.
OF_ANOTHER_UNIT = ("SN", "SKOLA", "UK", "SFAB", "KF>SN", "SN-draft", "SN-10", "TSN", "rektor", "rektors", "UK-approved")
REPORTERS = {"BOLAG": "SKFAB", "BIB": "KK-BIB"}
ROUNDS = {"DR2": ("INTERIM_2", 2026, 8), "10": ("MONTHLY", 2026, 10), "AR": ("ANNUAL", 2025, 12)}


@dataclass(frozen=True)
class Row:
    """One line of the table: what is asked of what, and what each role is to get."""

    method: str
    url_name: str
    thing: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.url_name} {self.thing}"

    def answer_to(self, username: str) -> str:
        """What the role is to get, in the table's letters."""
        return self.expected[ROLES.index(username)]

    @property
    def name(self) -> str:
        """The object without state and question: "KN26" of "KN26/DRAFT?text=arbetstext"."""
        return re.split("[/?]", self.thing)[0]

    @property
    def state(self) -> str:
        """The state the object is put in; nothing when it is as the demo has it."""
        return self.thing.partition("?")[0].partition("/")[2]

    @property
    def is_of_another_unit(self) -> bool:
        """True when none of the logins has the object in a unit of its own."""
        asked_for = self.thing.partition("?enhet=")[2]
        return (asked_for or re.sub(r"(\d\d|-DR2|-10)$", "", self.name)) in OF_ANOTHER_UNIT


def rows() -> list[Row]:
    """Every line of the table."""
    lines = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines())
    return [
        Row(words[0], words[1], words[2], tuple(words[3:]))
        for words in lines
        if words and words[0] != "#" and not words[0].startswith("#")
    ]


def plan(name: str) -> Plan:
    """A plan of the demo: "KN27" is Kulturnämnden's that begins 2027."""
    kind, code = PLANS[name.rstrip("0123456789")]
    if name in MADE_FOR_THE_ROW:
        made = plans.start(kind, OrgUnit.objects.get(code=code), 2000 + int(name[-2:]), by=None)
        plan_nodes.add(made, by=None, kind=PLAN_RULES[kind].needs, title="Det som planen minst ska ha")
        return made
    return Plan.objects.get(kind=kind, unit__code=code, first_year=2000 + int(name[-2:]))


def report(name: str) -> Report:
    """A report of the demo: "KN-DR2" or "KN-10", both of 2026, or "KOMMUN-AR" of 2025."""
    code, _, occasion = name.partition("-")
    kind, year, month = ROUNDS[occasion]
    if name in MADE_FOR_THE_ROW:
        return Report.objects.create(round=report("KN-10").round, unit=OrgUnit.objects.get(code=code))
    return Report.objects.get(
        unit__code=REPORTERS.get(code, code), round__kind=kind, round__year=year, round__period_to__month=month
    )


OF_DOCUMENTS = ("plan_", "report_")
FIRST, SUMMARY = {"number": 1}, {"key": "summary"}
PARTS = {
    "report_comments": SUMMARY,
    **dict.fromkeys(("report_last_year", "report_preview", "report_preview_pdf"), SUMMARY),
    "report_part_text": {"place": "events"},
    "report_amend": {"slag": "avsnitt", "subject": "summary"},
    **dict.fromkeys(("plan_decided", "report_decided"), FIRST),
    "report_edition_part": FIRST | SUMMARY,
}


def arguments(row: Row) -> dict[str, Any]:
    """The address's arguments, with whatever must exist for the row to mean something."""
    name, state = row.name, row.state
    app, _, view = row.url_name.rpartition(":")
    if name in ("-", "json", "png"):
        return {}
    find = plan if view.startswith("plan_") else report
    if view.endswith(("_correct", "_attachment", "_attachment_remove", "_lift_masking")):
        made = {"correct": _correction, "masking": masked}.get(view.rpartition("_")[2])
        return made(find(name)) if made else with_attachment(find(name), state)
    if "_paper" in view:
        return _paper(view, name, state) | _form(row)
    if view.startswith(OF_DOCUMENTS):
        found = in_state(find(name), state)
        return {"pk": found.pk} | _form(row) | _part(view, found)
    if view.startswith(("node_", "activity_")):
        return {"pk": _node(view, in_state(plan(name), state)).pk}
    if view == "role_end":
        return {"pk": _user(name).roles.order_by("pk")[0].pk}
    if view.startswith(("accounts_", "import_", "investment_", "personnel_", "carry_")):
        return _import(f"{name}/{state}") if view.startswith("import_") else given_money.of_demo(view, name)
    return FINDERS[view.split("_")[0] if app else view](name)


def question(row: Row) -> dict[str, Any]:
    """What the address asks for: "?text=arbetstext", or "?enhet=KN" with the unit's number."""
    name, _, value = row.thing.partition("?")[2].partition("=")
    if name == "enhet":
        return {name: OrgUnit.objects.get(code=value).pk}
    return {name: value} if name else {}


def _node(view: str, of: Plan) -> PlanNode | Plan:
    if view == "node_new":
        return of
    node = PlanNode.objects.filter(plan=of, kind__in=[NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.ACTIVITY]).first()
    if view == "node_restore":
        PlanNode.objects.filter(pk=node.pk).update(removal_id=PlanNode.new_removal_id())
    return node


def _part(view: str, of: Plan | Report) -> dict[str, Any]:
    """What is amended of a handling, which edition's decision is told of, or of whose part of kommunens."""
    if view.startswith("report_part"):
        return unit_parts(view, of) | PARTS.get(view, {})
    if view != "plan_amend":
        return PARTS.get(view, {})
    return {"subject": str(PlanNode.objects.content().filter(plan=of, kind=PLAN_RULES[of.kind].needs)[0].pk)}


def _form(row: Row) -> dict[str, str]:
    """In which format a file is asked for: one that is made at once, and sent the one that the worker makes."""
    is_of_document = row.url_name.partition(":")[2].startswith(OF_DOCUMENTS) and row.url_name.endswith("_file")
    return {"form": "pdf" if row.method == "POST" else "docx"} if is_of_document else {}


def _paper(view: str, name: str, state: str) -> dict[str, Any]:
    """A handling: the demo's own of what is decided, else laid before the document's first body; before KF in the state KF."""
    found = plan(name) if view.startswith("plan_") else report(name)
    paper = MeetingPaper.objects.filter(matter__in=found.matters.order_by()).first()
    if paper is None:
        paper = laid(in_state(found, "SUBMITTED"))
    if state == "KF":
        board = OrgUnit.objects.get(code="KS")
        made = Decision(body=board, date=date(2026, 11, 2), paragraph="§ 9", outcome=Outcome.PROPOSES)
        decisions.register(found, ways(found), by=None, decision=made)
        paper = laid(found)
    return {"pk": found.pk, "number": paper.number}


def _correction(found: Plan | Report) -> dict[str, Any]:
    """A decision: the demo's last about what is decided, else that the document's first body has put it off."""
    made = Decision.objects.filter(matter__in=found.matters.order_by()).order_by("pk").last()
    if made is None:
        put_off = {"date": date(2026, 11, 2), "paragraph": "§ 9", "outcome": Outcome.TABLES}
        made = Decision(body=body_at(in_state(found, "SUBMITTED"), 0), **put_off)
        decisions.register(found, ways(found), by=None, decision=made)
    return {"pk": found.pk, "decision": made.pk}


def _picture(name: str) -> dict[str, Any]:
    who, code = ("sekreterare-sn", "SN") if name == "SN" else ("sekreterare", "KN")
    picture = Picture.objects.create(
        content=b"bild", media_type="image/png", is_published=name == "published", uploaded_by=_user(who)
    )
    picture.units.add(OrgUnit.objects.get(code=code))
    return {"uuid": picture.uuid, "extension": "png"}


def _import(name: str) -> dict[str, Any]:
    who, _, state = name.partition("/")
    who = {"ekonoms": "ekonom", "controllers": "controller"}[who]
    data = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\nKN;KN-30;2026-10;-14075000;-14333000;-17200000;-16823000\n"
    batch: ImportBatch = imports.upload("utfall.csv", data.encode(), by=_user(who))
    if state == "READ":
        imports.confirm(batch, by=_user(who))
    return {"pk": batch.pk}


def _job(name: str) -> dict[str, Any]:
    return {"pk": Job.objects.create(key="prov", title="Prov", created_by=_user(name.removesuffix("s"))).pk}


def _draft(name: str) -> dict[str, Any]:
    fields = {"title": ["Prov"]}
    return {"pk": drafts.keep(_user(name.removesuffix("s")), "prov", fields, why="Prov.").pk}


def _round(name: str) -> dict[str, Any]:
    if name in MADE_FOR_THE_ROW:
        return {"pk": build_followup.round_(year=2027).pk}
    return {"pk": report("KN-10").round_id}


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _role(name: str) -> dict[str, Any]:
    return {"pk": _user(name).pk}


FINDERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "picture": _picture,
    "action": lambda name: {"pk": Action.objects.filter(deviation__report__unit__code=name).order_by("pk")[0].pk},
    "area": given.area_request,
    "assignment": given.assignment,
    "import": _import,
    "job_detail": _job,
    "draft": _draft,
    "round": _round,
    "section": lambda name: {"pk": ReportSection.objects.get(year=2026, key=name).pk},
    "perspective": lambda name: {"pk": Perspective.objects.get(first_year=2023, name=name).pk},
    "scale": lambda name: {"year": int(name)},
    "user": _role,
    "role": _role,
    "operation": lambda name: {
        "pk": (Operation.objects.filter(code=name).first() or OrgUnit.objects.get(code=name)).pk
    },
    "unit": lambda name: {"pk": OrgUnit.objects.get(code=name).pk},
    "collaboration": collaborating.of_demo,
    "key": lambda name: {"pk": KeyFigure.objects.first().pk},
}


def payload(row: Row) -> dict[str, Any]:
    """What is posted: mostly nothing, which an allowed view answers with its form and a sentence."""
    if row.thing == "json":
        return {"key": "prov", "data": '{"text": "Hej"}'}
    if row.thing == "png":
        return {"file": _png()}
    if row.url_name == "planning:node_new":
        return {"kind": PLAN_RULES[PLANS[row.name.rstrip("0123456789")][0]].needs}
    return {}


def _png() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    file.name = f"{base64.b16encode(b'bild').decode()}.png"
    file.seek(0)
    return file
