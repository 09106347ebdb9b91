"""One model a file; import them from here."""

from organisation.models.amendment import Amendment
from organisation.models.attachment import Attachment
from organisation.models.comparison_file import ComparisonFile
from organisation.models.decision import Decision
from organisation.models.draft import Draft
from organisation.models.frozen_content import FrozenContent
from organisation.models.job import Job
from organisation.models.made_file import MadeFile
from organisation.models.masking import MaskedField, Masking, WithdrawnFile
from organisation.models.matter import Matter
from organisation.models.meeting_paper import MeetingPaper, MeetingPaperFile
from organisation.models.name import PersonName, UnitName
from organisation.models.operation import Operation
from organisation.models.org_unit import OfficeService, OrgUnit
from organisation.models.picture import Picture
from organisation.models.role_assignment import RoleAssignment
from organisation.models.sent_form import SentForm
from organisation.models.tree_lock import TreeLock
from organisation.models.unit_succession import UnitSuccession
from organisation.models.user import User
from organisation.models.worker import Worker

__all__ = [
    "Amendment",
    "Attachment",
    "ComparisonFile",
    "Decision",
    "Draft",
    "FrozenContent",
    "Job",
    "MadeFile",
    "MaskedField",
    "Masking",
    "Matter",
    "MeetingPaper",
    "MeetingPaperFile",
    "OfficeService",
    "Operation",
    "OrgUnit",
    "PersonName",
    "Picture",
    "RoleAssignment",
    "SentForm",
    "TreeLock",
    "UnitName",
    "UnitSuccession",
    "User",
    "WithdrawnFile",
    "Worker",
]
