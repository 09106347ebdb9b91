"""Breaks that can be made in a module: each turns one small thing in its text, as somebody tired might."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Break:
    """One break: what stands in the file, and what is to stand there instead.

    Attributes:
        start, end: where the words to replace stand, in bytes.
        what: in words, for the table ("< becomes <=").
    """

    path: Path
    line: int
    start: int
    end: int
    after: str
    what: str

    def applied(self, source: bytes) -> bytes:
        """The module with the break in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


TURNED: dict[type[ast.AST], tuple[str, str]] = {
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
# One method for another with the same arguments.
SWAPPED = {
    "filter": "exclude",
    "exclude": "filter",
    "first": "last",
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
}
# Calls that stand for themselves as a statement and guard what comes after.
GUARDS = ("require", "refuse", "_refuse", "hold")
# Who may is said by these, of roles.
RULES = ("own", "in_or_above", "whole")
LOCKS = ("locked", "select_for_update", "select_related", "visible_to")


def breaks_in(path: Path, source: bytes) -> list[Break]:
    """Every break that can be made in a module, in the order of its lines."""
    place = _Places(path, source)
    found = [one for node in ast.walk(_what_runs(ast.parse(source))) for one in _of(node, place)]
    return sorted(found, key=lambda one: one.start)


def _what_runs(tree: ast.Module) -> ast.Module:
    """Without what only the type checker reads, what decorators are given, and how wide a column is: a break there changes
    nothing that anybody could see.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.decorator_list = []
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in (*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs):
                argument.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(value="")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.endswith("Field"):
            node.keywords = [word for word in node.keywords if not isinstance(word.value, ast.Constant)]
    return tree


class _Places:
    """Where in the text something stands; the tree counts lines and bytes."""

    def __init__(self, path: Path, source: bytes) -> None:
        self.path, self.source = path, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node: ast.AST) -> tuple[int, int]:
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.source[start:end].decode()

    def instead(self, node: ast.AST, after: str, what: str) -> Break:
        start, end = self.span(node)
        return Break(self.path, node.lineno, start, end, after, what)

    def between(self, left: ast.AST, right: ast.AST, operator: ast.AST) -> Iterator[Break]:
        """The operator that stands between two operands, turned."""
        if type(operator) not in TURNED:
            return
        before, after = TURNED[type(operator)]
        start, end = self.span(left)[1], self.span(right)[0]
        at = self.source.find(before.encode(), start, end)
        if at >= 0:
            line = self.source.count(b"\n", 0, at) + 1
            yield Break(self.path, line, at, at + len(before.encode()), after, f"{before} becomes {after}")


def _of(node: ast.AST, place: _Places) -> Iterator[Break]:
    kind = KINDS.get(type(node))
    return kind(node, place) if kind else iter(())


def _compare(node: ast.Compare, place: _Places) -> Iterator[Break]:
    for left, operator, right in zip((node.left, *node.comparators), node.ops, node.comparators, strict=False):
        yield from place.between(left, right, operator)


def _bool(node: ast.BoolOp, place: _Places) -> Iterator[Break]:
    yield from place.between(node.values[0], node.values[1], node.op)


def _sum(node: ast.BinOp, place: _Places) -> Iterator[Break]:
    if not any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (node.left, node.right)):
        yield from place.between(node.left, node.right, node.op)


def _sign(node: ast.UnaryOp, place: _Places) -> Iterator[Break]:
    if isinstance(node.op, ast.Not):
        yield place.instead(node, place.text(node.operand), "not is dropped")
    elif isinstance(node.op, (ast.USub, ast.Invert)):
        yield place.instead(node, place.text(node.operand), "the sign is turned")


def _constant(node: ast.Constant, place: _Places) -> Iterator[Break]:
    if isinstance(node.value, bool):
        yield place.instead(node, str(not node.value), f"{node.value} becomes {not node.value}")
    elif isinstance(node.value, int):
        yield place.instead(node, str(node.value + 1), f"{node.value} becomes {node.value + 1}")


def _call(node: ast.Call, place: _Places) -> Iterator[Break]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if isinstance(node.func, ast.Attribute):
        owner = place.text(node.func.value)
        if name in SWAPPED:
            arguments = place.text(node)[len(place.text(node.func)) :]
            yield place.instead(node, f"{owner}.{SWAPPED[name]}{arguments}", f"{name} becomes {SWAPPED[name]}")
        if name in LOCKS:
            after = f"{owner}.all()" if name == "visible_to" else owner
            yield place.instead(node, after, f"{name} is dropped")
    elif name in RULES and node.args:
        known = ", ".join(place.text(argument) for argument in node.args)
        yield place.instead(node, f"{name}({known}, Role.ELECTED)", "a role is added")
    elif name.startswith(LOCKS[0]) and node.args:
        yield place.instead(node, place.text(node.args[0]), f"{name} is not called")


def _statement(node: ast.Expr, place: _Places) -> Iterator[Break]:
    if isinstance(node.value, ast.Call):
        name = place.text(node.value.func).rpartition(".")[2]
        kind = "the guard" if name.startswith(GUARDS) else "the call"
        yield place.instead(node, "pass", f"{kind} {name} is dropped")


def _handler(node: ast.ExceptHandler, place: _Places) -> Iterator[Break]:
    """What was meant for one fault takes every."""
    if node.type is not None and place.text(node.type) != "Exception":
        yield place.instead(node.type, "Exception", f"except {place.text(node.type)} becomes except Exception")


def _raise(node: ast.Raise, place: _Places) -> Iterator[Break]:
    yield place.instead(node, "pass", "nothing is raised")


def _return(node: ast.Return, place: _Places) -> Iterator[Break]:
    if isinstance(node.value, ast.Name | ast.Call | ast.Attribute):
        yield place.instead(node.value, "None", "None is returned")


def _several(node: ast.Tuple, place: _Places) -> Iterator[Break]:
    """One role, kind or state too few."""
    if len(node.elts) > 1 and all(isinstance(item, ast.Attribute) for item in node.elts):
        first = place.text(node.elts[0])
        left = "".join(f"{place.text(item)}, " for item in node.elts[1:])
        yield place.instead(node, f"({left.rstrip()})", f"{first} is left out")


KINDS: dict[type[ast.AST], Callable[..., Iterator[Break]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _bool,
    ast.BinOp: _sum,
    ast.UnaryOp: _sign,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Expr: _statement,
    ast.ExceptHandler: _handler,
    ast.Raise: _raise,
    ast.Return: _return,
    ast.Tuple: _several,
}
