"""`export_plan`: one plan as a file, or a clear word about why not."""

import json
from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from planning.enums import NodeKind, PlanKind
from planning.services import plan_decisions, plan_nodes, plans
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def plan():
    made = build.plan(PlanKind.OPERATIONAL, build.org().committee, 2027)
    build.node(made, NodeKind.DIRECTION, "Kultur för alla barn", text="<p>Alla barn möter kultur.</p>")
    return made


def export(tmp_path, form, unit="KN", kind="verksamhetsplan", year="2027", **also):
    file = tmp_path / f"plan.{form}"
    call_command("export_plan", unit, kind, year, format=form, output=str(file), **also)
    return file.read_bytes()


def adopted(plan):
    plans.submit(plan, by=None)
    return build.decided(plan)


def test_a_plan_that_is_written_is_exported_as_utkast(plan, tmp_path, capsys):
    data = json.loads(export(tmp_path, "json"))
    assert (data["status"], data["unit_code"], data["year"]) == ("Utkast", "KN", plan.years)
    assert "utkast" in capsys.readouterr().out


def test_an_adopted_plan_is_exported_from_its_edition(plan, tmp_path):
    adopted(plan)
    plans.revise(plan, by=None)
    node = plan.nodes.get(title="Kultur för alla barn")
    plan_nodes.edit(node, by=None, version=node.version, title="Ändrad efteråt", text="")
    assert "Ändrad efteråt" in export(tmp_path, "html").decode()
    first = export(tmp_path, "html", edition=1).decode()
    assert "Kultur för alla barn" in first
    assert "Ändrad efteråt" not in first


def test_a_handling_is_exported_as_it_was_sent_out(plan, tmp_path, capsys):
    plans.submit(plan, by=None)
    plan_decisions.send_out(plan, body=plan.unit, meeting_on=date(2026, 12, 1), by=None)
    plan.nodes.filter(title="Kultur för alla barn").update(title="Ändrad efteråt")
    data = json.loads(export(tmp_path, "json", handling=1))
    assert (data["status"], data["laid_before"]) == ("Handling 1", "Kulturnämnden 2026-12-01")
    assert "Ändrad efteråt" not in json.dumps(data, ensure_ascii=False)
    with pytest.raises(CommandError, match="har ingen handling 2"):
        export(tmp_path, "json", handling=2)


def test_word_and_excel_open_what_is_exported(plan, tmp_path):
    adopted(plan)
    word = docx.Document(BytesIO(export(tmp_path, "docx")))
    assert "1 Kultur för alla barn" in [one.text for one in word.paragraphs]
    assert "Kultur för alla barn" in [
        cell.value for sheet in load_workbook(BytesIO(export(tmp_path, "xlsx"))) for row in sheet.rows for cell in row
    ]


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ({"unit": "XX"}, "ingen enhet med koden XX"),
        ({"year": "2031"}, "har ingen verksamhetsplan från 2031"),
        ({"kind": "arbetsplan"}, "har ingen arbetsplan från 2027"),
        ({"edition": 3}, "har ingen utgåva 3"),
        ({"kind": "styrkort"}, "styrkort"),
    ],
)
def test_what_does_not_exist_is_said_in_swedish(plan, tmp_path, named, sentence):
    with pytest.raises(CommandError, match=sentence):
        export(tmp_path, "json", **named)
