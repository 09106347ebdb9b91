"""Before a report is handed in: references in its texts that lead nowhere in it, and will be printed as such."""

from collections.abc import Iterable, Iterator

from followup.asking.questionnaire import Questionnaire
from followup.documents.report import build
from followup.models import Report
from styrmodell.lib.documents.references import keys_in, lost_references, sign_of
from styrmodell.lib.documents.strings import texts_in
from styrmodell.lib.swedish import join_words
from styrmodell.web.lines import Line

BESIDE = frozenset({"earlier", "below", "drawn", "fetched"})  # what others have written, and what was written before


def references_that_lead_nowhere(report: Report, paper: Questionnaire, write: str) -> Iterator[Line]:
    """Each text with such references. The report is put together only where some text has one at all.

    Args:
        write: the page that is written on.
    """
    said = [(question, keys) for question in paper.questions if (keys := _keys(question))]
    if not said:
        return
    lost = set(lost_references(build(report)))
    for question, keys in said:
        if wrong := [key for key in keys if key in lost]:
            named = join_words([f"”{key}”" for key in wrong])
            yield Line(
                question.title, f"{write}#{question.prefix}", f"hänvisar till {named}, som inte finns i rapporten"
            )


def lost_in(report: Report, texts: Iterable[str]) -> list[str]:
    """The references of some texts that lead nowhere in the report as it is now. It is put together only where there is one."""
    keys = list(dict.fromkeys(key for text in texts for key in keys_in(text)))
    lost = set(lost_references(build(report))) if keys else set()
    return [sign_of(key) for key in keys if key in lost]


def _keys(question: object) -> list[str]:
    """What the references of a question's own texts lead to, each once."""
    return list(dict.fromkeys(key for text in texts_in(question, without=BESIDE) for key in keys_in(text)))
