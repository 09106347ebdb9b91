"""What is said of a unit by its kind: one place for the words, so that a bolag is never spoken of as a nämnd."""

from dataclasses import dataclass

from organisation.enums import OrgUnitKind


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Ord om en enhet av ett slag.

    Attributes:
        decides: who decides for it, with its name at {}: a bolag is a company, and its styrelse decides.
        deciders: whose decisions they are: "nämndens", "styrelsens".
        the: what it is called in a sentence about what is its own: "nämndens", "bolagets".
        takers: whom it gives särskilda uppdrag to.
        grounds: what its directions follow from.
    """

    decides: str = "{}"
    deciders: str = "organets"
    the: str = "enhetens"
    takers: str = "förvaltningen"
    grounds: str = "vår verksamhet och våra uppdrag"


OTHERS = UnitWords()
WORDS: dict[str, UnitWords] = {
    OrgUnitKind.COMMITTEE: UnitWords(deciders="nämndens", the="nämndens"),
    OrgUnitKind.EXECUTIVE_BOARD: UnitWords(deciders="kommunstyrelsens", the="kommunstyrelsens"),
    OrgUnitKind.MUNICIPAL_COUNCIL: UnitWords(deciders="kommunfullmäktiges", the="kommunfullmäktiges"),
    OrgUnitKind.MUNICIPALITY: UnitWords(deciders="kommunfullmäktiges", the="kommunens"),
    OrgUnitKind.COMPANY: UnitWords(
        decides="Styrelsen för {}",
        deciders="styrelsens",
        the="bolagets",
        takers="vd och dotterbolagen",
        grounds="ägardirektivet och vår verksamhet",
    ),
}


def words_of(kind: str) -> UnitWords:
    """The words of a unit of the kind."""
    return WORDS.get(kind, OTHERS)


def body_name(kind: str, name: str) -> str:
    """Who decides for a unit that is called so: "Kulturnämnden", "Styrelsen för Exempelköpings Energi AB"."""
    return words_of(kind).decides.format(name)
