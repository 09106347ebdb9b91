"""One value on both sides, printed as it is compared."""

from decimal import Decimal

from styrmodell.lib import richtext
from styrmodell.lib.comparison.marks import Blocks, is_marked
from styrmodell.lib.comparison.rich import marked_blocks
from styrmodell.lib.comparison.value import ComparedValue, Content, Look, Value
from styrmodell.lib.richtext.blocks import Block, Run
from styrmodell.lib.swedish import NBSP, number

FIGURES = {Look.AMOUNT, Look.NUMBER}


def compared_value(old: Value | None, new: Value | None) -> ComparedValue:
    """What the two sides say under one label. A side that does not have it says nothing."""
    value = new or old
    if value is None:
        raise ValueError("A value stands on one side at least")
    before, after = old.value if old else None, new.value if new else None
    look = value.look if not (old and new) or old.look is new.look else Look.WORDS
    decimals = max(_decimals(one) for one in (old, new) if one)
    both = _blocks(after, look, decimals)
    if value.is_alone and not (old and new):
        both = _blocks(value.value, look, decimals)
    elif before != after:
        both = marked_blocks(_blocks(before, look, decimals), both)
    return ComparedValue(
        label=value.label,
        look=look,
        before=before,
        after=after,
        both=both,
        difference=_difference(before, after) if look in FIGURES else None,
        decimals=decimals,
        is_changed=is_marked(both),
    )


def compared_words(old: str, new: str) -> ComparedValue:
    """Two short texts, as titles."""
    return compared_value(Value("", Look.WORDS, old), Value("", Look.WORDS, new))


def _blocks(content: Content, look: Look, decimals: int) -> Blocks:
    """What is said, as formatted text."""
    if content is None or content in {"", ()}:
        return ()
    if look is Look.RICH:
        return richtext.read(str(content))
    if isinstance(content, tuple):
        return (Block("ul", items=tuple((Block("p", (Run(words),)),) for words in content)),)
    if isinstance(content, Decimal):
        return (Block("p", (Run(number(content, decimals) + (f"{NBSP}kr" if look is Look.AMOUNT else "")),)),)
    first, *lines = str(content).splitlines()
    return (Block("p", (Run(first), *(run for line in lines for run in (Run("\n"), Run(line))))),)


def _decimals(value: Value) -> int:
    """How many are printed: of an amount öre only where there are any."""
    if value.look is Look.AMOUNT and isinstance(value.value, Decimal):
        return 0 if value.value == value.value.to_integral_value() else 2
    return value.decimals


def _difference(before: Content, after: Content) -> Decimal | None:
    return after - before if isinstance(before, Decimal) and isinstance(after, Decimal) else None
