"""What is spared, after against before in one run: a saved item is drawn alone, and connections are kept.

Before is as it would be without: the whole plan is answered when an item is saved, and each request connects anew.
"""

from typing import Any

from django.db import connection
from django.test import Client

from bench.ground import Ratio, Size, seconds_in_turns
from bench.plan_page import secretary_and_plan
from planning.models import Plan, PlanNode

SAVED, BYTES, KEPT = 0.9, 0.1, 0.95  # of what it was


def measure(size: Size) -> list[Ratio]:
    """The time and the length of the answer to a saved item, and of PostgreSQL the time of a small request."""
    user, plan = secretary_and_plan()
    client = Client()
    client.force_login(user)
    found = _saved_item(client, plan, size.turns)
    return [*found, _kept_connection(client, size.turns)] if connection.vendor == "postgresql" else found


def _saved_item(client: Client, plan: Plan, turns: int) -> list[Ratio]:
    node = PlanNode.objects.content().filter(plan=plan).earliest("lft")
    asked = {"before": {}, "after": {"HX-Request": "true", "HX-Target": f"post-{node.pk}"}}
    fields: dict[str, Any] = {}
    lengths: dict[str, int] = {}

    def seen(name: str) -> None:
        node.refresh_from_db()
        fields.update(title=f"Rubrik {node.version}", text=node.text, version=node.version)

    def save(name: str) -> None:
        answer = client.post(f"/poster/{node.pk}/andra/", fields, headers=asked[name], follow=True)
        assert "Ändringen är sparad." in answer.content.decode()
        lengths[name] = len(answer.content)

    taken = seconds_in_turns({name: (lambda name=name: save(name)) for name in asked}, turns, before=seen)
    told = f"{1000 * taken['before']:.0f} → {1000 * taken['after']:.0f} ms"
    return [
        Ratio(f"en sparad post i en plan med 200, den ritad ensam / hela planen, {told}", _after(taken), SAVED),
        Ratio("samma svars längd", _after(lengths), BYTES),
    ]


def _kept_connection(client: Client, turns: int) -> Ratio:
    """The test client leaves the connection as it is after a request."""
    works = {"before": lambda: client.get("/halsa/"), "after": lambda: client.get("/halsa/")}
    taken = seconds_in_turns(works, 5 * turns, before=lambda name: connection.close() if name == "before" else None)
    told = f"{1000 * taken['before']:.1f} → {1000 * taken['after']:.1f} ms"
    return Ratio(f"en liten fråga med förbindelsen kvar / en ny varje gång, {told}", _after(taken), KEPT)


def _after(measured: dict[str, Any]) -> float:
    return float(measured["after"] / measured["before"])
