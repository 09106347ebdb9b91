"""Which rows beside the text of a section the database takes, and which it refuses."""

from datetime import date
from typing import Any

DAY = date(2026, 1, 1)
OF_ROWS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
    "section_row_event_has_day": (
        [{"kind": "EVENT", "day": DAY}, {"kind": "RISK", "day": None}],
        [{"kind": "EVENT", "day": None}, {"kind": "CONTROL", "day": DAY}],
    ),
    "section_row_risk_is_judged": (
        [
            {"kind": "RISK", "probability": 1, "consequence": None},
            {"kind": "CONTROL", "probability": None, "consequence": None},
        ],
        [
            {"kind": "EVENT", "probability": 1, "consequence": None},
            {"kind": "CONTROL", "probability": None, "consequence": 1},
        ],
    ),
    "section_row_risk_on_its_scale": (
        [{"probability": 1, "consequence": 4}, {"probability": None, "consequence": None}],
        [{"probability": 0, "consequence": 4}, {"probability": 1, "consequence": 5}],
    ),
    "section_row_control_has_finding": (
        [{"kind": "CONTROL", "finding": "FLAW"}, {"kind": "RISK", "finding": ""}],
        [{"kind": "RISK", "finding": "FLAW"}],
    ),
}
