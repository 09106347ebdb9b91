"""A change is put into a stored document: what it causes, and nothing else of what is made anew from the same facts."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.documents.accounts import Statement
from styrmodell.lib.documents.blocks import RichText, StatusRow, StatusTable
from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.merged import merged
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.status import Status, StatusKey
from tests.lib.documents import samples
from tests.lib.documents.accounts import column, row


@dataclass(frozen=True)
class Row:
    """A part with a name and two things to say."""

    name: str
    words: str = ""
    amount: int = 0


@dataclass(frozen=True)
class Table:
    """A part of parts."""

    heading: str
    rows: tuple[Row, ...] = ()
    values: tuple[int, ...] = ()


words = st.text("abcåäö ", max_size=5)
rows = st.builds(Row, st.sampled_from("ABCDEF"), words, st.integers(0, 3))
tables = st.builds(
    Table,
    st.sampled_from(["Mål", "Pengar", "Uppdrag"]),
    st.lists(rows, max_size=5).map(tuple),
    st.tuples(st.integers(0, 3)),
)
documents = st.lists(tables, max_size=4).map(tuple)
distinct_rows = st.lists(rows, max_size=6, unique_by=lambda row: row.name).map(tuple)


@given(documents, documents, documents)
def test_where_nothing_differs_the_stored_one_stands(stored, before, after):
    assert merged(stored, before, before) is stored
    assert merged(before, before, after) == after


@given(distinct_rows, st.data())
def test_a_change_of_one_thing_and_another_scale_since_are_both_there(before, data):
    """What is said in other words today stands as it was stored, and what was changed is in it."""
    stored = tuple(replace(row, words=data.draw(words, "stored words")) for row in before)
    after = tuple(replace(row, amount=data.draw(st.integers(0, 3), "amount")) for row in before)
    both = tuple(replace(old, amount=new.amount) for old, new in zip(stored, after, strict=True))
    assert merged(stored, before, after) == both


@given(distinct_rows, distinct_rows, st.data())
def test_what_is_struck_goes_and_what_is_added_comes_and_the_stored_rest_stays(before, others, data):
    stored = (*(replace(row, words="förr") for row in before), Row("stored only"))
    known = {row.name for row in before}
    kept = tuple(row for row in before if data.draw(st.booleans(), "kept"))
    added = tuple(row for row in others if row.name not in known)
    said = merged(stored, before, (*kept, *added))
    assert [row for row in said if row.name in known] == [replace(row, words="förr") for row in kept]
    assert [row for row in said if row.name not in known and row.name != "stored only"] == list(added)
    assert said.count(Row("stored only")) == 1


def test_parts_that_only_the_stored_one_has_stay_where_they_stood():
    before = (Row("A"), Row("C"))
    stored = (Row("start"), Row("A", "förr"), Row("after A"), Row("C"), Row("after C"))
    said = merged(stored, before, (Row("A"), Row("new"), Row("C", amount=1)))
    assert [row.name for row in said] == ["start", "A", "new", "after A", "C", "after C"]
    assert said[1] == Row("A", "förr")
    assert said[4] == Row("C", amount=1)


def test_a_sample_document_keeps_its_other_words_when_an_amount_is_changed():
    """The scale and a name have got other words since, and the ledger's columns are reckoned anew."""
    stored = samples.full()
    today = replace(stored, summary="Fem mål, med andra ord.", unit="Nya namnet", municipality="Nya kommunen")
    ledger = Ledger((LedgerRow("Bibliotek", Decimal(-5)),), LedgerRow("Summa", Decimal(-5)))
    new = Chapter("tillkommer", "Tillkommer", (ledger,))
    amended = replace(today, chapters=(*today.chapters, new))
    assert merged(stored, today, amended) == replace(stored, chapters=(*stored.chapters, new))


def test_a_state_is_changed_in_a_row_whose_other_words_are_of_their_day():
    row = StatusRow("Utred badhuset", owner="Kulturkontoret", status=Status(StatusKey.ON_TRACK, "Pågår"))
    document = _with(StatusTable((row, replace(row, name="Öppna biblioteket")), "Uppdrag", "Uppdrag", "Hos"))
    today = _with(
        StatusTable((row, replace(row, name="Öppna biblioteket", owner="Nya kontoret")), "Uppdrag", "Uppdrag")
    )
    done = Status(StatusKey.DONE, "Klart")
    changed = replace(row, name="Öppna biblioteket", owner="Nya kontoret", status=done)
    after = _with(StatusTable((row, changed), "Uppdrag", "Uppdrag"))
    (table, _) = merged(document, today, after).chapters[0].blocks
    assert table == StatusTable((row, replace(row, name="Öppna biblioteket", status=done)), "Uppdrag", "Uppdrag", "Hos")


def test_an_amount_is_changed_in_its_own_column_whatever_stands_in_the_others():
    columns = (column("2026"), column("2025"), column("2024"))
    stored, before, after = (
        Statement("Resultaträkning", columns, (row("Skatt", *values), row("Resultat", 1, 1, 1)))
        for values in ((2, 5, 7), (1, 2, 7), (1, 9, 7))
    )
    assert merged(stored, before, after).rows == (row("Skatt", 2, 9, 7), row("Resultat", 1, 1, 1))


def test_a_statement_with_another_column_is_taken_as_it_is():
    stored = Statement("Resultaträkning", (column("2026"),), (row("Skatt", 1),))
    after = Statement("Resultaträkning", (column("2026"), column("2025")), (row("Skatt", 1, 2),))
    assert merged(stored, stored, after) == after
    assert merged(replace(after, note="Som det var."), stored, after) == after


def _with(table):
    blocks = (table, RichText("<p>Resten</p>", "Resten"))
    return Document("Delårsrapport 2", "2026", "Kulturnämnden", "KN", chapters=(Chapter("a", "Uppdrag", blocks),))
