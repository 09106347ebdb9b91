"""Which breaks are tried: drawn by seed over all modules, and those that are set by hand."""

import random
from pathlib import Path

from tests.breaks.by_hand import BY_HAND
from tests.breaks.operators import Break, breaks_in

ROOT = Path(__file__).resolve().parents[2]
APPS = ("organisation", "planning", "followup", "styrmodell")
# What sets the machine up is tried by the set-up itself, and migrations are generated.
LEFT_OUT = ("migrations", "bootstrap.py", "steps.py", "demo_server.py", "wsgi.py")


def modules() -> list[Path]:
    """The product's modules that say something, each path from the project's root."""
    found = (path.relative_to(ROOT) for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return [path for path in found if not set(path.parts) & set(LEFT_OUT)]


def drawn(seed: int, count: int) -> list[Break]:
    """So many breaks, each in a module of its own; the same for the same seed and the same text.

    A module is drawn as often as another, however long it is: small ones hold rules too.
    """
    draw = random.Random(seed)
    breaks: list[Break] = []
    for path in draw.sample(modules(), len(modules())):
        choices = breaks_in(path, (ROOT / path).read_bytes())
        if choices:
            breaks.append(draw.choice(choices))
        if len(breaks) == count:
            break
    return breaks


def by_hand() -> list[Break]:
    """The named kinds: a guard dropped, a sign turned, a filter forgotten, …

    Raises:
        LookupError: what a break is to replace does not stand in its file exactly once.
    """
    return [_placed(*one) for one in BY_HAND]


def _placed(what: str, path: str, before: str, after: str) -> Break:
    source = (ROOT / path).read_bytes()
    if source.count(before.encode()) != 1:
        raise LookupError(f"{what}: {before!r} does not stand once in {path}")
    start = source.index(before.encode())
    line = source.count(b"\n", 0, start) + 1
    return Break(Path(path), line, start, start + len(before.encode()), after, what)
