"""Det här finns redan: what stands below when a report is written, counted, and the texts that one press puts into it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from followup.asking.kinds import FigureQuestion, GoalQuestion, Question, TextQuestion
from followup.asking.offered import Offer, Offers, OfferState, mark_of
from followup.asking.questionnaire import Questionnaire
from followup.enums import Reporter, ScaleDimension

WHOSE = {
    Reporter.BOARD: "Texter från kontor och enheter",
    Reporter.COMPANY: "Texter från dotterbolagen",
    Reporter.OFFICE: "Texter från enheterna",
    Reporter.UNIT: "Texter från enheterna",
}
PUT_IN = (OfferState.INSERTED, OfferState.CHANGED, OfferState.ELSEWHERE)
Chosen = tuple[tuple[Question, Offer], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Ett slag av det som finns: what it is called, how much there is, and what is to be known of it."""

    label: str
    count: str
    words: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Det som finns redan.

    Attributes:
        left: the texts that one press puts in, each with the question where it goes.
        has_inserted: some have been put in already.
    """

    facts: tuple[Fact, ...]
    left: Chosen
    has_inserted: bool

    @property
    def mark(self) -> str:
        """Which texts the page showed, for the button."""
        return mark_of(offer for _, offer in self.left)

    @property
    def press(self) -> str:
        """What the button says."""
        if self.has_inserted:
            return "Infoga texten som är kvar" if len(self.left) == 1 else f"Infoga de {len(self.left)} som är kvar"
        return "Infoga texten" if len(self.left) == 1 else f"Infoga alla {len(self.left)} texter"


def gathered(paper: Questionnaire, reporter: Reporter) -> Gathered | None:
    """What the page tells first; None where nothing is offered and nothing suggested, and for kommunen, which chooses among
    what its nämnder say.
    """
    questions = list(paper.questions)
    texts = {key: offer for question in questions for key, offer in _told(question)}
    goals = [one for one in questions if isinstance(one, GoalQuestion) and ScaleDimension.ATTAINMENT in one.asks]
    suggested = sum(one.suggestion is not None for one in goals)
    if reporter == Reporter.MUNICIPALITY or not (texts or suggested):
        return None
    inserted = {key for question in questions for key, offer in _told(question) if offer.state in PUT_IN}
    facts = [_texts(WHOSE[reporter], texts, len(inserted))]
    if goals:
        facts.append(Fact("Förslag till bedömning", f"{suggested} av {len(goals)}", " mål"))
    figures = [one for one in questions if isinstance(one, FigureQuestion)]
    if figures:
        known = sum(one.row is not None and one.row.value is not None for one in figures)
        facts.append(Fact("Nyckeltal", f"{known} av {len(figures)}", " har ett värde"))
    if paper.account.count:
        facts.append(Fact("Ekonomi", "", "Inga belopp än" if paper.account.is_empty else "Beloppen är inlästa"))
    return Gathered(tuple(facts), remaining(questions), bool(inserted))


def _texts(label: str, texts: dict[tuple[str, str], Offer], inserted: int) -> Fact:
    drafts = sum(offer.is_draft for offer in texts.values())
    count = len(texts) - drafts
    words = f", varav {inserted} är {'infogad' if inserted == 1 else 'infogade'}" if inserted else ""
    return Fact(label, str(count), f"{words} och {drafts} utkast" if drafts else words)


def remaining(questions: Iterable[Question]) -> Chosen:
    """Every text that may be put in, once, with the question where it goes: of those where it is offered the first that needs
    words and has none, else the first.
    """
    places: dict[tuple[str, str], list[tuple[Question, Offer]]] = {}
    lacking = set[str]()
    for question in questions:
        if _lacks_words(question):
            lacking.add(question.prefix)
        for key, offer in _told(question):
            if offer.may_be_inserted:
                places.setdefault(key, []).append((question, offer))
    chosen = []
    for found in places.values():
        place = next((one for one in found if one[0].prefix in lacking), found[0])
        lacking.discard(place[0].prefix)
        chosen.append(place)
    return tuple(chosen)


def _lacks_words(question: Question) -> bool:
    if isinstance(question, GoalQuestion):
        return "text" in question.needs and not question.text
    return question.is_missing


def _told(question: Question) -> Iterator[tuple[tuple[str, str], Offer]]:
    """The texts that are offered at a question, by what each is known by: a report's text of an item is the same wherever it
    is offered, and that of a section another in each.
    """
    for offer in offers_of(question).texts:
        if offer.text:
            yield (offer.reference, question.prefix if isinstance(question, TextQuestion) else ""), offer


def offers_of(question: Question) -> Offers:
    """What is offered where it is answered in words; nothing elsewhere."""
    return question.offers if isinstance(question, GoalQuestion | TextQuestion) else Offers()
