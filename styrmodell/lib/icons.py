"""Small drawings beside words, from one file of symbols (`static/img/icons.svg`)."""

from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


@cache  # a plan of 200 posts draws the same four icons 400 times
def icon(name: str) -> SafeString:
    """A drawing, hidden from screen readers: a word or an aria-label stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("img/icons.svg"), name
    )
