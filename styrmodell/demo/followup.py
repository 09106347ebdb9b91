"""The demo's rounds, values, money and reports, made through the same services as a user's."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from followup.models import Action, Report, ReportingRound, ReportText, ScaleStep
from followup.rules.section_rows import when_in
from followup.services import (
    assessments,
    deviations,
    imports,
    key_figure_values,
    report_decisions,
    reports,
    rounds,
    section_comments,
    section_rows,
    status_updates,
    unit_parts,
)
from followup.services.report_attachments import KEEPING
from organisation.desk.files import Made
from organisation.models import Operation, User
from organisation.services.attachments import attach
from planning.models import AssignmentReceiver
from planning.services import assignments
from styrmodell.demo import accounts, carry_overs, investments, personnel
from styrmodell.demo.plans import Loaded, decision, say
from styrmodell.demo.source import FOLDER, day, read
from styrmodell.lib.history import save_changes, save_new


def load(made: Loaded) -> int:
    """Make scales, rounds, values, money, states and reports; returns the number of reports."""
    content, annual = read("followup.json"), read("annual_2025.json")
    for dimension, year, key, word, meaning, rank in content["scales"]:
        step = ScaleStep(dimension=dimension, first_year=year, key=key, word=word, meaning=meaning, rank=rank)
        save_new(step, by=None)
    made_rounds = {row["code"]: _round(row, made) for row in content["rounds"]}
    _values(made, [*annual["values"], *content["values"]])
    for name, source, is_example in content["money"]:
        _money(name, source, is_example=is_example)
    accounts.load(made.units, made_rounds)
    personnel.load(made.units)
    investments.load(made.units, made_rounds)
    carry_overs.load(made.units)
    for row in [*annual["states"], *content["states"]]:
        _state(row, made)
    for row in annual["ended"]:
        ends = decision(row, made.units, {"example": True})
        assignments.end(made.assignments[row["assignment"]], by=None, decision=ends)
    for row in [*annual["reports"], *content["reports"]]:
        _report(row, made_rounds[row["round"]], made)
    for row in content["comments"]:
        report = Report.objects.get(round=made_rounds[row["round"]], unit=made.units[row["unit"]])
        say(section_comments.about(report, row["key"]), [row])
    for row in content["rounds"]:
        closes_on = {"closes_on": day(row["closes"])}
        save_changes(made_rounds[row["code"]], closes_on, by=None, reason="Stängd")
    return Report.objects.count()


def _round(row: dict[str, Any], made: Loaded) -> ReportingRound:
    round_ = rounds.create(
        by=None,
        kind=row["kind"],
        year=row["year"],
        reporter_kinds=row.get("reporters"),
        period_from=day(row["period"][0]),
        period_to=day(row["period"][1]),
        opens_on=day(row["opens"]),
        due_on=day(row["due"]),
        is_example=row["example"],
    )
    if row["units"] == "OPEN":
        rounds.open_round(round_, by=None)
    else:
        for code in row["units"]:
            save_new(Report(round=round_, unit=made.units[code], is_example=row["example"]), by=None)
    return round_


def _values(made: Loaded, periods: list[dict[str, Any]]) -> None:
    for row in read("key_figures.json")["figures"]:
        unit = made.units[row.get("unit", "KOMMUN")]
        series = [(unit, "", row["values"]), *((None, area, v) for area, v in row.get("compare", {}).items())]
        for owner, area, values in series:
            for year, value in values.items():
                key_figure_values.record(
                    made.figures[row["ref"]],
                    owner,
                    (date(int(year), 1, 1), date(int(year), 12, 31)),
                    by=None,
                    area=area,
                    value=None if value is None else Decimal(value),
                    is_unavailable=value is None,
                    source=row["source"],
                    is_example=row.get("is_example", False),
                )
    for row in periods:
        period = (date.fromisoformat(row["period"][0]), date.fromisoformat(row["period"][1]))
        figure, unit, value = made.figures[row["figure"]], made.units[row["unit"]], row["value"]
        told = {"value": None, "is_unavailable": True} if value is None else {"value": Decimal(value)}
        key_figure_values.record(figure, unit, period, by=None, **told, is_example=True)


def _money(name: str, source: str, *, is_example: bool) -> None:
    by = User.objects.get(username="ekonom")
    batch = imports.upload(name, (FOLDER / name).read_bytes(), by=by)
    accepted = imports.preview(batch, by=by).mark  # nobody asks the demo
    imports.confirm(batch, by=by, accepted=accepted, source=source, is_example=is_example)


def _state(row: dict[str, Any], made: Loaded) -> None:
    what: dict[str, Any]
    if "node" in row:
        what = {"node": made.nodes[row["node"]]}
    else:
        receiver = AssignmentReceiver.objects.get(
            assignment=made.assignments[row["assignment"]], unit=made.units[row["unit"]]
        )
        what = {"receiver": receiver}
    status_updates.write(by=None, state=row["state"], text=row["text"], day=day(row["date"]), is_example=True, **what)


def _report(row: dict[str, Any], round_: ReportingRound, made: Loaded) -> None:
    report = Report.objects.get(round=round_, unit=made.units[row["unit"]])
    first = {"registry_number": row.get("registry_number", ""), "source": row.get("source", "")}
    save_changes(report, first, by=None, reason="Diarieförd")
    for key, text in row["texts"].items():
        weighed = {name: row.get(f"{name}s", {}).get(key, "") for name in ("step", "source")}
        saved = reports.save_text(report, key, text, by=None, **weighed)
        _mark(saved, is_example=report.is_example or key in row.get("example_texts", ()))
    for node, answer in row["goals"].items():
        assessments.save(report, made.nodes[node], by=None, is_example=report.is_example, **answer)
    _rows(report, row.get("rows", ()))
    _attach(report, row.get("attached", ()))
    _take_in(report, row.get("parts", ()))
    states = [state for deviation in row.get("deviations", ()) for state in _deviation(report, deviation, made)]
    if not row["decisions"] and not row.get("submit"):
        return
    reports.submit(report, by=None, dated=day(row.get("dated")), is_historical=True)
    for action, state, written_on, text in states:  # of what has been handed in
        promised = Action.objects.get(pk=action.pk)
        status_updates.write(
            by=None, action=promised, state=state, text=text, day=day(written_on), is_example=report.is_example
        )
    for step in row["decisions"]:
        owner = {"source": row.get("source", ""), "example": report.is_example}
        report_decisions.register(report, by=None, decision=decision(step, made.units, owner))
    if row.get("hand_over"):
        reports.hand_over(report, by=None)


def _rows(report: Report, rows: Sequence[dict[str, Any]]) -> None:
    """Händelser, risker and kontrollmoment beside the texts."""
    for row in rows:
        fields = {name: value for name, value in row.items() if name not in ("kind", "when")}
        if "when" in row:
            fields["day"], fields["is_whole_month"] = when_in(row["when"], report.round.year)
        section_rows.add(report, row["kind"], by=None, is_example=report.is_example, **fields)


def _attach(report: Report, rows: Sequence[dict[str, str]]) -> None:
    for row in rows:
        file = Made(row["file"], "application/pdf", (FOLDER / row["file"]).read_bytes())
        attach(report, KEEPING, [file], kind=row["kind"], title=row["title"], decision=None, by=None)


def _take_in(report: Report, codes: Sequence[str]) -> None:
    """Nämndernas and bolagens parts, förkortade."""
    if not codes:
        return
    sources = Report.objects.filter(round=report.round, unit__code__in=codes)
    unit_parts.take(report, [source.pk for source in sources], by=None)


def _mark(text: ReportText, *, is_example: bool) -> None:
    if is_example:
        save_changes(text, {"is_example": True}, by=None, reason="Exempeldata")


def _deviation(report: Report, row: dict[str, Any], made: Loaded) -> Iterator[tuple[Action, str, str, str]]:
    """Add it with its actions; gives how these went, to be told when the report has been handed in."""
    details: dict[str, Any] = {"is_example": report.is_example}
    if "node" in row:
        details["node_id"] = made.nodes[row["node"]].pk
    if "operation" in row:
        details["operation"] = Operation.objects.get(code=row["operation"])
    deviation = deviations.add(report, by=None, kind=row["kind"], title=row["title"], cause=row["cause"], **details)
    for text, responsible, due_on, *went in row["actions"]:
        action = deviations.add_action(deviation, by=None, text=text, responsible=responsible, due_on=day(due_on))
        for states in went:
            yield from ((action, *told) for told in states)
