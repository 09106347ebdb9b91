"""Keeping what has been frozen as its readers are to see it, and what was frozen beside it: the one place where words are hidden.

Every page, file, list and search reads the rows, so what is hidden in them is hidden everywhere, now and in what is built
later. What the checksums cover is kept word for word (`MaskedField`).
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from math import inf
from typing import Any, TypeVar

from django.db.models import CharField, Field, JSONField, Model, TextField
from django.utils import timezone

from organisation.models import FrozenContent, MadeFile, MaskedField, Masking, WithdrawnFile
from organisation.models.frozen_content import FrozenRowManager
from organisation.services.frozen_contents import document_in
from styrmodell.lib import checksums
from styrmodell.lib.documents.blocks import UnreadablePart
from styrmodell.lib.errors import DomainError
from styrmodell.lib.masked import KEYS, hidden

ThingT = TypeVar("ThingT", bound=Model)


def renew(content: FrozenContent) -> None:
    """Hide in a content, its rows and what stands on it the words of the maskings in force, and no others.

    Files that were made with other words are withdrawn. Called when a masking comes or goes, and when something new is
    frozen or made on the content.

    Raises:
        DomainError: the data could not be read with the words hidden.
    """
    maskings = list(Masking.objects.in_force().filter(contents=content))
    if not maskings and content.masked_on is None:
        return
    lost = _unreadable_parts(content)
    if _store(content, [one.words for one in maskings]):
        _withdraw_files(content)
    days = [timezone.localdate(one.created_at) for one in maskings] if content.masked_fields.exists() else []
    content.masked_on = max(days, default=None)
    FrozenContent.objects.filter(pk=content.pk).update(masked_on=content.masked_on)
    if _unreadable_parts(FrozenContent.objects.get(pk=content.pk)) > lost:
        raise DomainError("Orden kan inte maskas, för då kan dokumentet inte läsas. Välj färre eller andra ord.")


def still_shown(content: FrozenContent) -> bool:
    """True when words that are masked can be read all the same: what is stored is not what `renew` stores."""
    words = list(Masking.objects.in_force().filter(contents=content).values_list("words", flat=True))
    shown = ((field, getattr(thing, field.name)) for thing, field in _texts(content))
    return bool(words) and any(_fitting(field, hidden(text, words)) != text for field, text in shown)


def as_frozen(content: FrozenContent, things: Iterable[ThingT]) -> list[ThingT]:
    """A content, its rows or what stands on it, as they were frozen. At most one query, and none where nothing is masked."""
    found = list(things)
    if content.masked_on is None or not found:
        return found
    rows = {thing.pk: copy(thing) for thing in found}
    for one in content.masked_fields.filter(table=found[0]._meta.label, row__in=rows):
        setattr(rows[one.row], one.field, one.value)
    return list(rows.values())


def is_as_frozen(made: Any) -> bool:
    """Whether an edition or a handling is what its checksum was computed from; what is masked in it since is no fault."""
    [then] = as_frozen(made.content, [made])
    return checksums.of_edition(made.content.sha256, then.cover, then.html) == made.sha256


def whole(content: FrozenContent) -> FrozenContent:
    """The content as it was frozen: what an edition or a handling that is made on it stands on, before it is masked."""
    return as_frozen(content, [content])[0]


def _store(content: FrozenContent, words: Sequence[str]) -> bool:
    """Store what is to be read, and beside it what was frozen where that is another; True when something read differs."""
    kept = {(one.table, one.row, one.field): one for one in content.masked_fields.all()}
    new: list[MaskedField] = []
    old: list[int] = []
    changed: dict[type[Model], tuple[list[Model], set[str]]] = {}
    for thing, field in _texts(content):
        place, now = (thing._meta.label, thing.pk, field.name), getattr(thing, field.name)
        original = kept.get(place)
        said = original.value if original else now
        shown = _fitting(field, hidden(said, words))
        if shown != said and not original:
            new.append(MaskedField(content=content, table=place[0], row=thing.pk, field=field.name, value=said))
        elif shown == said and original:
            old.append(original.pk)
        if shown != now:
            setattr(thing, field.name, shown)
            things, names = changed.setdefault(type(thing), ([], set()))
            things.append(thing)
            names.add(field.name)
    MaskedField.objects.bulk_create(new)
    MaskedField.objects.filter(pk__in=old).delete()
    for model, (things, names) in changed.items():
        model._base_manager.bulk_update({thing.pk: thing for thing in things}.values(), sorted(names))
    return bool(changed)


def _texts(content: FrozenContent) -> Iterator[tuple[Model, Field[Any, Any]]]:
    """Every field with words in it, of all that keeps words of a content."""
    for thing in _held(content):
        for field in _fields(thing):
            yield thing, field


def _fitting(field: Field[Any, Any], shown: Any) -> Any:
    """The mark may be longer than what it hides."""
    return shown[: field.max_length] if field.max_length and isinstance(shown, str) else shown


def _fields(thing: Model) -> Iterator[Field[Any, Any]]:
    """Those with words in them."""
    for field in thing._meta.concrete_fields:
        if isinstance(field, CharField | TextField | JSONField) and not field.choices and field.name not in KEYS:
            yield field


def _held(content: FrozenContent) -> Iterator[Model]:
    """What keeps words of a content, as it is stored: itself, its rows, and the editions and handlingar on it."""
    yield FrozenContent.objects.get(pk=content.pk)
    for model in _models(FrozenContent):
        is_row = isinstance(model._default_manager, FrozenRowManager)
        if is_row or {"cover", "html"} <= {field.name for field in model._meta.concrete_fields}:
            yield from model._base_manager.filter(content=content)


def _withdraw_files(content: FrozenContent) -> None:
    """Keep the files that have been made for the archive alone; new ones are made when they are asked for."""
    for standing in _held(content):
        for relation in standing._meta.related_objects:
            if issubclass(relation.related_model, MadeFile):
                for file in relation.related_model._base_manager.filter(**{relation.field.name: standing}):
                    same = {name: getattr(file, name) for name in ("media_type", "file_name", "content", "sha256")}
                    WithdrawnFile.objects.create(frozen=content, made_at=file.created_at, **same)
                    file.delete()


def _models(model: type[Model]) -> Iterator[type[Any]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model is not None:
            yield relation.related_model


def _unreadable_parts(content: FrozenContent) -> float:
    """How much of it cannot be read as data: a date or a figure that is masked is none any more."""
    try:
        document = document_in(content)
    except ValueError:
        return inf
    return sum(isinstance(block, UnreadablePart) for chapter in document.chapters for block in chapter.blocks)
