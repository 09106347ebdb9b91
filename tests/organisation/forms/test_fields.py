"""A paragraph is asked for in one field: of decisions and of uppdrag alike."""

import pytest
from django.core.exceptions import ValidationError

from organisation.forms.fields import ParagraphField
from planning.forms.assignments import GiverDecisionForm


@pytest.mark.parametrize("written", ["12 a", "§ 196 d", "§§ 363–364", "363-364"])
def test_paragraphs_are_taken_everywhere_where_one_is_asked_for(written):
    assert isinstance(GiverDecisionForm().fields["paragraph"], ParagraphField)
    assert ParagraphField().clean(written).startswith("§")


def test_more_paragraphs_than_fit_are_refused_in_a_sentence():
    with pytest.raises(ValidationError, match="högst tre paragrafer"):
        ParagraphField().clean("12, 14, 16, 18, 20, 22")


def test_a_paragraph_may_be_left_out_where_it_is_not_required():
    assert ParagraphField(required=False).clean(" ") == ""
