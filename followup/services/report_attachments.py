"""How reports keep their bilagor."""

from followup.permissions import TAKES_FILES
from followup.services.reports import locked_report
from organisation.services.attachments import Keeping

KEEPING = Keeping(locked_report, TAKES_FILES)
