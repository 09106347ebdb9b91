"""The controller's forms about sections, sent as they stand."""

from typing import Any

from tests import html_forms


def fields_of(page: Any) -> dict[str, str]:
    """What the page's form sends, to be changed and sent; not which act it is, since it may be sent again."""
    return {name: values[0] for name, values in html_forms.sent(page, "/").items() if name != "act"}
