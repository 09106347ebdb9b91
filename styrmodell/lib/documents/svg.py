"""Shapes of the document's pictures, as SVG. No library, no inline style, no script.

User units are millimetres, so what is written here is what a ruler shows on paper. Each colour is both a presentation
attribute, which the PDF uses, and a class, by which the page's style sheet follows the reader's theme. A picture's
`title` is its alternative text; the numbers always stand in the table that the picture belongs to.
"""

from collections.abc import Iterable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FILLS = {
    "gap": "#f4f0e8",
    "own": "#0f5c6b",
    "outcome": "#0f5c6b",
    "better": "#0f5c6b",
    "worse": "#8f1d3c",
    "total": "#1b2427",
    "lighter": "#6ba3ae",
    "budget": "#e9e2d5",
    "dot": "#ffffff",
    "tick": "#566065",
}
STROKES = {
    "grid": "#e0d9cd",
    "axis": "#8b8069",
    "edge": "#8b8069",
    "own-line": "#0f5c6b",
    "compare-line": "#7a7468",
    "target-line": "#1b2427",
    "forecast": "#1b2427",
}


def picture(width: float, height: float, title: str, parts: Iterable[str], *, stretches: bool = False) -> SafeString:
    """One picture of the given size in millimetres; bars may be stretched to the row they stand in, text may not."""
    ratio = ' preserveAspectRatio="none"' if stretches else ""
    return mark_safe(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="report-chart" role="img" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}"{ratio} font-family="Inter" font-size="2.45">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def rect(x: float, y: float, width: float, height: float, look: str, edge: str = "") -> str:
    """A filled rectangle; with an edge the sand-coloured one keeps 3:1 against white."""
    stroke = f' stroke="{STROKES[edge]}" stroke-width="0.18"' if edge else ""
    return f'<rect class="{look}" x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{FILLS[look]}"{stroke}/>'


def line(x1: float, y1: float, x2: float, y2: float, look: str, width: float = 0.14) -> str:
    """A straight line."""
    return (
        f'<line class="{look}" x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" '
        f'stroke="{STROKES[look]}" stroke-width="{width:g}"/>'
    )


def path(points: Sequence[tuple[float, float]], look: str, width: float, dashes: str = "") -> str:
    """A line through the points."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline class="{look}" points="{" ".join(f"{x:.2f},{y:.2f}" for x, y in points)}" fill="none" '
        f'stroke="{STROKES[look]}" stroke-width="{width:g}" stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
    )


def text(x: float, y: float, words: str, anchor: str = "end") -> str:
    """A tick label, ending at x; or about it with the anchor "middle"."""
    return f'<text class="tick" x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" fill="{FILLS["tick"]}">{escape(words)}</text>'


def circle(x: float, y: float, radius: float, look: str, edge: str = "") -> str:
    """A point of a line, filled or with an edge."""
    stroke = f' stroke="{STROKES[edge]}" stroke-width="0.3"' if edge else ""
    return f'<circle class="{look}" cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" fill="{FILLS[look]}"{stroke}/>'
