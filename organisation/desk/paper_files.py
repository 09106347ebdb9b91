"""The files of a handling; its PDF is made once and never changed."""

from collections.abc import Callable, Sequence

from organisation.desk.files import Made, Text, frozen_document
from organisation.models import MeetingPaper, MeetingPaperFile, User
from organisation.reading.attachments import embedded_in


def text_of(paper: MeetingPaper, url: str, units: Callable[[], Sequence[int]]) -> Text:
    """The handling as files are made of it.

    Args:
        url: its address.
        units: gives those whose pictures its text may show.
    """

    def keep(made: Made, *, by: User | None) -> MeetingPaperFile:
        return MeetingPaperFile.objects.get_or_create(paper=paper, defaults=made.columns)[0]

    return Text(
        read=lambda: frozen_document(paper),
        units=units,
        kept=MeetingPaperFile.objects.filter(paper=paper),
        keep=keep,
        url=url,
        attached=lambda: embedded_in(paper),
        prefix=f"handling-{paper.number}-",
    )
