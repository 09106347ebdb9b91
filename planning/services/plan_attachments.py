"""How plans keep their bilagor."""

from organisation.services.attachments import Keeping
from planning.conditions import TAKES_FILES
from planning.services.plan_nodes import locked_plan

KEEPING = Keeping(locked_plan, TAKES_FILES)
