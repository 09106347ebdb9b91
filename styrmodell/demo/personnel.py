"""The demo's people: a true figure where one is known, the rest exempeldata that adds up."""

from followup.rules.personnel import BY_KEY, said_in
from followup.services.personnel import PersonnelInput, save_figures
from organisation.models import OrgUnit
from styrmodell.demo.source import read
from styrmodell.lib.history import save_changes


def load(units: dict[str, OrgUnit]) -> None:
    """Load the tables, year by year. What has no source is made up."""
    for row in read("personnel.json")["tables"]:
        inputs = [
            PersonnelInput(key, said_in(text.replace(".", ","), BY_KEY[key])) for key, text in row["figures"].items()
        ]
        saved = save_figures(units[row["unit"]], row["year"], inputs, by=None, is_example=True)
        for figure in saved:
            if source := row.get("true", {}).get(figure.key):
                save_changes(figure, {"source": source, "is_example": False}, by=None)
