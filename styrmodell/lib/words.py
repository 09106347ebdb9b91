"""Words that a municipality may have others for: what one calls kontor is förvaltning in another, sektor in a third.

Unless the setting `WORDS` says otherwise they are the styrmodell's own. They hold for the whole installation and are read
once, when it starts, so that names of kinds and roles, headings, sentences and documents all say the same. What has been
frozen keeps the words of its day. Keys, addresses and commands are always in the styrmodell's words.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.text import capfirst


@dataclass(frozen=True, slots=True)
class Word:
    """Ett ord med de böjningar som meningarna behöver.

    Attributes:
        one: "kontor"; the: "kontoret"; many: "kontor".
        first: as the first part of a longer word, "kontors" (kontorschef, kontorsplan).
    """

    one: str
    the: str
    many: str
    first: str

    def with_last(self, one: str, the: str, many: str) -> "Word":
        """The longer word that this is the first part of: kontor, with "plan", "planen" and "planer", is kontorsplan."""
        return Word(self.first + one, self.first + the, self.first + many, f"{self.first}{one}s")

    def capitalized(self) -> "Word":
        """The word at the beginning of a sentence."""
        return replace(self, **{name: capfirst(getattr(self, name)) for name in self.__slots__})


OWN = {
    "kontor": Word("kontor", "kontoret", "kontor", "kontors"),
    "flerårsplan": Word("flerårsplan", "flerårsplanen", "flerårsplaner", "flerårsplans"),
    "verksamhetsplan": Word("verksamhetsplan", "verksamhetsplanen", "verksamhetsplaner", "verksamhetsplans"),
    "affärsplan": Word("affärsplan", "affärsplanen", "affärsplaner", "affärsplans"),
    "arbetsplan": Word("arbetsplan", "arbetsplanen", "arbetsplaner", "arbetsplans"),
    "delårsrapport": Word("delårsrapport", "delårsrapporten", "delårsrapporter", "delårsrapports"),
}
FORMS = 4


def chosen(setting: str) -> dict[str, Word]:
    """The words of an installation, by the styrmodell's own.

    Args:
        setting: "kontor=förvaltning/förvaltningen/förvaltningar/förvaltnings", with commas between several.

    Raises:
        ImproperlyConfigured: a word that cannot be changed, or one that lacks a form.
    """
    found = dict(OWN)
    for part in filter(None, (part.strip() for part in setting.split(","))):
        own, _, said = part.partition("=")
        forms = [form.strip() for form in said.split("/")]
        if own.strip() not in OWN or len(forms) != FORMS or not all(forms):
            raise ImproperlyConfigured(
                f"WORDS är {part!r} men ska vara som kontor=förvaltning/förvaltningen/förvaltningar/förvaltnings, "
                f"med komma mellan flera. Orden som kan bytas är {', '.join(OWN)}."
            )
        found[own.strip()] = Word(*forms)
    return found


WORDS = chosen(settings.WORDS)
OFFICE = WORDS["kontor"]
MULTI_YEAR_PLAN = WORDS["flerårsplan"]
OPERATIONAL_PLAN = WORDS["verksamhetsplan"]
BUSINESS_PLAN = WORDS["affärsplan"]
WORK_PLAN = WORDS["arbetsplan"]
INTERIM_REPORT = WORDS["delårsrapport"]
OFFICE_PLAN = OFFICE.with_last("plan", "planen", "planer")
HEAD_OF_OFFICE = OFFICE.with_last("chef", "chefen", "chefer")
ALL = WORDS | {"kontorsplan": OFFICE_PLAN, "kontorschef": HEAD_OF_OFFICE}
SAID = ALL | {capfirst(own): word.capitalized() for own, word in ALL.items()}


def said(text: str) -> str:
    """A sentence of a template with the words put in: "{Kontorschef.the} läser {verksamhetsplan.many}"."""
    return text.format(**SAID)


class KindField(models.CharField):
    """A kind that is shown in such words. The database holds the key alone, so no migration follows the words."""

    def deconstruct(self) -> Any:
        """As a CharField without choices: these are the enum's, and their words the installation's."""
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs
