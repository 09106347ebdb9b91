"""The fields of a goal, an inriktning or a priority in a report: its judgements, and the words with them."""

from typing import Any

from django import forms

from followup.asking.judgements import ASKED_OF_GOAL
from followup.asking.kinds import AskedIf, GoalQuestion
from followup.asking.needs import GOAL_LABELS
from followup.forms.answers import Answer
from followup.reading.scales import Words
from followup.reading.told_rows import WHY_OTHER
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import TextField


class GoalAnswer(Answer):
    """Ett mål, an inriktning or a priority."""

    written = ("attainment", "progress", "forecast", "reason", "text")
    attainment = forms.ChoiceField(label=GOAL_LABELS["attainment"], required=False, widget=forms.RadioSelect)
    progress = forms.ChoiceField(label=GOAL_LABELS["progress"], required=False, widget=forms.RadioSelect)
    forecast = forms.ChoiceField(label=GOAL_LABELS["forecast"], required=False, widget=forms.RadioSelect)
    reason = TextField(label=WHY_OTHER, required=False, max_length=500)
    text = RichTextField(label="Så bidrar vi", required=False)

    def __init__(self, question: GoalQuestion, words: Words, **options: Any) -> None:
        names = (*self.written, "version")
        super().__init__(question, initial={name: getattr(question, name) for name in names}, **options)
        self.fields["text"].label, self.fields["text"].help_text = question.text_label, question.text_help
        if question.suggestion is None and self.add_prefix("reason") not in self.data:
            del self.fields["reason"]
        for dimension in ASKED_OF_GOAL:
            if dimension not in question.asks:
                del self.fields[dimension.lower()]
                continue
            self.fields[dimension.lower()].choices = words.choices(dimension)  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def asked(self) -> str:
        """With what is needed only when another field says so."""
        question: Any = self.question
        names = [self.add_prefix(name) for name in question.always]
        return " ".join(
            [*names, *(self._asked_if(one) for one in question.asked_if if one.name not in question.always)]
        )

    def _asked_if(self, one: AskedIf) -> str:
        return f"{self.add_prefix(one.name)}?{self.add_prefix(one.of)}{'!' * one.is_other}={one.value}"

    def clean(self) -> dict[str, Any]:
        """A reason is of a bedömning that is another than the suggestion; which that was is kept with it. What has been typed
        is never dropped unseen: typed now it is told that it belongs to another bedömning, and stored before it is kept, told
        to nobody, for when the bedömning is another again.
        """
        cleaned = super().clean() or {}
        if "reason" in self.fields and "attainment" in cleaned:
            question: Any = self.question
            key = question.suggestion.key if question.suggestion else ""
            is_other = bool(key) and cleaned["attainment"] not in ("", key)
            if cleaned.get("reason") and cleaned["reason"] != question.reason and not is_other:
                self.add_error(
                    "reason", "Skälet hör till en annan bedömning än förslaget. Välj bedömning, eller ta bort skälet."
                )
            if question.suggestion:
                cleaned["suggested"] = key if is_other else ""
        return cleaned

    @property
    def segments(self) -> list[forms.BoundField]:
        """The radio buttons, in order."""
        return [self[name] for name in GOAL_LABELS if name in self.fields]
