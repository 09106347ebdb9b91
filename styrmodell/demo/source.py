"""Reading `fixtures/demo`: natural-language JSON, never Django's own fixture format."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER: Path = settings.BASE_DIR / "fixtures" / "demo"


def read(name: str) -> Any:
    """The content of one JSON file of the demo."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def day(text: str | None) -> date | None:
    """An ISO date, or None where the source has none."""
    return date.fromisoformat(text) if text else None
