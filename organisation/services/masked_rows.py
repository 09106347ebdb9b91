"""Keeping what has been frozen as its readers are to see it, and what was frozen beside it: the one place where words are hidden.

Every page, file, list and search reads the rows, so what is hidden in them is hidden everywhere, now and in what is built
later. What the checksums cover is kept word for word (`MaskedField`). So it is with what lives on and is read by everybody for
what an edition told of it: an uppdrag and its wordings, how it went, what was said of a value.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import chain
from math import inf
from typing import Any, TypeVar

from django.db.models import CharField, Field, JSONField, Model, QuerySet, TextField
from django.utils import timezone

from organisation.models import (
    Amendment,
    ComparisonFile,
    FrozenContent,
    MadeFile,
    MaskedField,
    Masking,
    WithdrawnFile,
)
from organisation.models.frozen_content import FrozenRowManager
from organisation.services.frozen_contents import document_in
from styrmodell.lib import checksums
from styrmodell.lib.documents.blocks import UnreadablePart
from styrmodell.lib.errors import DomainError
from styrmodell.lib.masked import KEYS, hidden

ThingT = TypeVar("ThingT", bound=Model)
Text = tuple[Model, Field[Any, Any]]


def renew(content: FrozenContent) -> None:
    """Hide in a content, its rows and what stands on it the words of the maskings in force, and no others; and so in what lives
    on of which its editions tell.

    Files that were made with other words are withdrawn. Called when a masking comes or goes, and when something new is
    frozen or made on the content.

    Raises:
        DomainError: the data could not be read with the words hidden.
    """
    maskings = list(Masking.objects.in_force().filter(contents=content))
    if not maskings and content.masked_on is None:
        return
    lost = _unreadable_parts(content)
    words = [one.words for one in maskings]
    kept = content.masked_fields.all()
    if _store([(text, words) for text in _texts(content)], kept, content):
        _withdraw_files(content)
    _renew_living(content)
    days = [timezone.localdate(one.created_at) for one in maskings] if content.masked_fields.exists() else []
    content.masked_on = max(days, default=None)
    FrozenContent.objects.filter(pk=content.pk).update(masked_on=content.masked_on)
    if _unreadable_parts(FrozenContent.objects.get(pk=content.pk)) > lost:
        raise DomainError("Orden kan inte maskas, för då kan dokumentet inte läsas. Välj färre eller andra ord.")


def still_shown(content: FrozenContent) -> bool:
    """True when words that are masked can be read all the same: what is stored is not what `renew` stores."""
    words = list(Masking.objects.in_force().filter(contents=content).values_list("words", flat=True))
    if not words:
        return False
    frozen = ((text, words) for text in _texts(content))
    shown = (
        (field, getattr(thing, field.name), those) for (thing, field), those in chain(frozen, _not_rewritten(content))
    )
    return any(_fitting(field, hidden(text, those)) != text for field, text, those in shown)


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


def _not_rewritten(content: FrozenContent) -> Iterator[tuple[Text, Sequence[str]]]:
    """What lives on, without what has been written anew since words were masked in it: that is its writer's."""
    kept = {(one.table, one.row, one.field): one for one in MaskedField.objects.filter(content=None)}
    for (thing, field), words in _living(content):
        original = kept.get((thing._meta.label, thing.pk, field.name))
        if original is None or getattr(thing, field.name) in (original.shown, original.value):
            yield (thing, field), words


def held(contents: Iterable[int]) -> list[FrozenContent]:
    """Contents, read anew and locked until the transaction ends: while something is made on one nobody masks in it, and the
    other way round. In one order, so that two never wait for each other.
    """
    return list(_locked(FrozenContent.objects.filter(pk__in=list(contents))))


def hold(contents: Iterable[int]) -> None:
    """Lock contents in the same way, without reading what may be large."""
    list(_locked(FrozenContent.objects.filter(pk__in=list(contents))).values_list("pk"))


def hold_living(contents: Iterable[FrozenContent]) -> None:
    """The same of what lives on of which they tell."""
    for manager, path in _ways_to_living():
        told = manager.filter(content__in=contents, **{f"{path}__isnull": False}).order_by().values(path)
        list(_locked(_model_at(manager.model, path)._base_manager.filter(pk__in=told)).values_list("pk"))


def renew_living(contents: Iterable[FrozenContent], name: str, living: Collection[Model]) -> None:
    """Hide what is masked in contents in what lives on of which they tell, when that has been decided anew.

    Args:
        name: what the frozen rows call it; `living` is held already.
    """
    for content in contents:
        _renew_living(content, {f"{name}__in": living})


def _renew_living(content: FrozenContent, only: Mapping[str, Any] | None = None) -> None:
    texts = list(_living(content, only, is_locked=True))
    ids: dict[str, set[int]] = {}
    for (thing, _), _ in texts:
        ids.setdefault(thing._meta.label, set()).add(thing.pk)
    for table, rows in ids.items():
        kept = MaskedField.objects.filter(content=None, table=table, row__in=rows)
        _store([one for one in texts if one[0][0]._meta.label == table], kept, None)


def _store(
    texts: Iterable[tuple[Text, Sequence[str]]], kept: Iterable[MaskedField], content: FrozenContent | None
) -> bool:
    """Store what is to be read, and beside it what stood there where that is another; True when something read differs.

    Args:
        texts: each with the words that are hidden in it.
        kept: what stood in them where something is hidden already.
        content: whose they are; None of what lives on. What has been written there since is what stands there.
    """
    known = {(one.table, one.row, one.field): one for one in kept}
    new: list[MaskedField] = []
    old: list[int] = []
    changed: dict[type[Model], tuple[list[Model], set[str]]] = {}
    for (thing, field), words in texts:
        place, now = (thing._meta.label, thing.pk, field.name), getattr(thing, field.name)
        original = known.get(place)
        is_ours = original is not None and (content is not None or original.shown == now)
        said = original.value if original is not None and is_ours else now
        shown = _fitting(field, hidden(said, words))
        stays = is_ours and shown != said and (content is not None or shown == now)
        if original is not None and not stays:
            old.append(original.pk)
        if shown != said and not stays:
            stored = None if content else shown
            new.append(
                MaskedField(content=content, table=place[0], row=thing.pk, field=field.name, value=said, shown=stored)
            )
        if shown != now:
            setattr(thing, field.name, shown)
            things, names = changed.setdefault(type(thing), ([], set()))
            things.append(thing)
            names.add(field.name)
    MaskedField.objects.filter(pk__in=old).delete()
    MaskedField.objects.bulk_create(new)
    for model, (things, names) in changed.items():
        model._base_manager.bulk_update({thing.pk: thing for thing in things}.values(), sorted(names))
    return bool(changed)


def _texts(content: FrozenContent) -> Iterator[Text]:
    """Every field with words in it, of all that keeps words of a content."""
    for thing in _held(content):
        for field in _fields(thing):
            yield thing, field


def _living(
    content: FrozenContent, only: Mapping[str, Any] | None = None, *, is_locked: bool = False
) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Every field with words in it of what lives on, with what is hidden in any edition that tells of it.

    Args:
        only: which of the frozen rows; others than those that lead there by it tell of something else.
    """
    for manager, path in _ways_to_living():
        asked = dict(only or {})
        if asked and not any(name.startswith(f"{path.partition('__')[0]}__") for name in asked):
            continue
        told = manager.filter(content=content, **{f"{path}__isnull": False}, **asked).order_by().values(path)
        at: dict[int, set[int]] = {}
        for pk, where in manager.filter(**{f"{path}__in": told}).order_by().values_list(path, "content").distinct():
            at.setdefault(pk, set()).add(where)
        masked = Masking.objects.in_force().filter(contents__in=set().union(*at.values()))
        hidden_in = list(masked.values_list("contents", "words"))
        rows = _model_at(manager.model, path)._base_manager.filter(pk__in=at).order_by("pk")
        for thing in _locked(rows) if is_locked else rows:
            words = tuple(dict.fromkeys(said for where, said in hidden_in if where in at[thing.pk]))
            yield from (((thing, field), words) for field in _fields(thing))


def _locked(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_for_update(no_key=True).order_by("pk")


def _ways_to_living() -> Iterator[tuple[Any, str]]:
    """The managers of rows in editions, and how such a row leads to what lives on."""
    for model in _models(FrozenContent):
        yield from ((model._default_manager, path) for path in getattr(model, "TELLS_OF", ()))


def _model_at(model: type[Any], path: str) -> type[Any]:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def _fitting(field: Field[Any, Any], shown: Any) -> Any:
    """The mark may be longer than what it hides."""
    return shown[: field.max_length] if field.max_length and isinstance(shown, str) else shown


def _fields(thing: Model) -> Iterator[Field[Any, Any]]:
    """Those with words in them."""
    for field in thing._meta.concrete_fields:
        if isinstance(field, CharField | TextField | JSONField) and not field.choices and field.name not in KEYS:
            yield field


def _held(content: FrozenContent) -> Iterator[Model]:
    """What keeps words of a content, as it is stored: itself, its rows, the editions and handlingar on it, and the amendments
    that it came of, once they are in.
    """
    yield FrozenContent.objects.get(pk=content.pk)
    yield from Amendment.objects.filter(decision__amended_content=content)
    for model in _models(FrozenContent):
        is_row = isinstance(model._default_manager, FrozenRowManager)
        if is_row or {"cover", "html"} <= {field.name for field in model._meta.concrete_fields}:
            yield from model._base_manager.filter(content=content)


def _withdraw_files(content: FrozenContent) -> None:
    """Keep the files that have been made for the archive alone; new ones are made when they are asked for. Comparisons are
    no archive's, and go.
    """
    ComparisonFile.objects.of(content).delete()
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
