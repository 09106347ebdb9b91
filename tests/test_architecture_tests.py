"""How the tests themselves are laid out."""

import ast

from tests import cast
from tests.test_architecture import ROOT


def test_the_cast_is_made_in_one_place():
    """Who stands in `tests/cast.py` is not somebody else in another file."""
    fixture = type(cast.org)
    standing = {name for name, value in vars(cast).items() if isinstance(value, fixture)}
    again = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path.name != "cast.py" and "browser" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and node.name in standing
        and "pytest.fixture" in map(ast.unparse, node.decorator_list)
    ]
    assert len(standing) > 10
    assert again == []
