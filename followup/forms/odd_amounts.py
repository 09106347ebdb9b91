"""Saying yes to amounts that the judge finds odd: in the consent to a file, and in a grid."""

from collections.abc import Sequence

from django import forms

from followup.money.plausible import Doubtful, Remark, mark_of
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import sent_anew


class OddAmounts(forms.Form):
    """Orimliga belopp: a box to tick, and which remarks it was shown beside. A yes is to those and no others.

    Attributes:
        remarks: what is odd, or of a large file the first of it; the box is shown when there is something.
        count: how much is odd.
    """

    accept_odd = forms.BooleanField(label="Beloppen stämmer ändå", required=False, initial=False)
    odd = TextField(required=False, max_length=16, initial="", widget=forms.HiddenInput)
    remarks: tuple[Remark, ...] = ()
    count = 0

    @property
    def accepted(self) -> str:
        """For the service: the mark of the remarks that were said yes to; "" when none were. After `is_valid`."""
        return self.cleaned_data["odd"] if self.cleaned_data["accept_odd"] else ""

    def show(self, remarks: Sequence[Remark], *, mark: str = "", count: int = 0) -> None:
        """Show what is odd, and let the box be a yes to it.

        Args:
            mark, count: of all that is odd, where `remarks` are the first of it.
        """
        self.remarks, self.count = tuple(remarks), count or len(remarks)
        mark = mark or mark_of(remarks)
        self.initial["odd"] = mark
        if self.is_bound:
            odd, accept_odd = self.add_prefix("odd"), self.add_prefix("accept_odd")
            asked_anew = {} if self.data.get(odd) == mark else {accept_odd: ""}
            sent_anew(self, {odd: mark, **asked_anew})

    def doubt(self, refusal: Doubtful) -> None:
        """The service asks: show the remarks, and say so above the form."""
        self.show(refusal.remarks, mark=refusal.mark)
        self.add_error("accept_odd", str(refusal))
