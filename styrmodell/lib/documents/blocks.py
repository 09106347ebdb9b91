"""The building blocks of a chapter. One class a block, one template a block (`documents/_<name>.html`).

Rules that hold for all of them:
* `None` is "saknas" in print, never zero. Amounts are kr; what is printed is tkr or mkr.
* `Html` is cleaned rich text (or plain text without tags); every other text is plain and escaped by the templates.
* `is_example` prints the small tag *Exempeldata* beside the block or the row.
* A deviation is always computed here, never stored.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from styrmodell.lib.documents.status import Status

type_of_html = str
Html = type_of_html
