"""What a grid showed comes back as it was shown, whatever stood in its cells; garbage is no cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.forms.seen_cells import MOST_SENT, SeenCell, SeenCellsField, seen_words
from tests.planning.views import hostile

IDS = st.integers(1, 10**15 - 1)
BOUNDS = st.decimals(-(10**13), 10**13, allow_nan=False, places=4)
TARGETS = st.none() | st.tuples(BOUNDS, st.none() | BOUNDS)
CELLS = st.just(SeenCell()) | st.builds(SeenCell, row=IDS, version=st.integers(1, 10**9 - 1), target=TARGETS)


@given(st.dictionaries(st.tuples(IDS, IDS), CELLS, max_size=8))
def test_cells_come_back_as_they_were_shown(cells):
    assert SeenCellsField().clean(seen_words(cells, {}, cells)) == cells


@pytest.mark.parametrize(
    "text", [*hostile.IDS, *hostile.NUMBERS, "1-2-3", "1-2-3.4=", "1-2-3.4=5:", "1-2-3.4=1e9", None]
)
def test_garbage_is_no_cell(text):
    assert SeenCellsField().clean(text) == {}


def test_no_more_is_read_than_a_page_may_show():
    sent = " ".join(f"1-{unit}" for unit in range(MOST_SENT + 10))
    assert len(SeenCellsField().clean(sent)) == MOST_SENT


def test_a_whole_number_stays_what_it_is():
    seen = {(1, 2): SeenCell(3, 4, (Decimal("-5"), None))}
    assert SeenCellsField().clean(seen_words(seen, {}, seen)) == seen
