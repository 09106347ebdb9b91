"""The tool that tries whether the tests notice: what it puts into a module is a module still."""

import ast

from tests.breaks.drawing import ROOT, by_hand, drawn


def test_each_break_changes_the_module_and_can_be_read():
    for one in drawn(seed=1, count=60):
        source = (ROOT / one.path).read_bytes()
        broken = one.applied(source)
        assert ast.dump(ast.parse(broken)) != ast.dump(ast.parse(source)), f"{one.path} {one.line}: {one.what}"


def test_the_same_seed_draws_the_same_breaks():
    assert drawn(seed=7, count=5) == drawn(seed=7, count=5) != drawn(seed=8, count=5)


def test_what_is_set_by_hand_still_stands_where_it_is_set():
    assert len({one.what for one in by_hand()}) == 10
    for one in by_hand():
        source = (ROOT / one.path).read_bytes()
        assert one.applied(source) != source
