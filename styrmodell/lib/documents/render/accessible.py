"""Whether a finished file may say that it is PDF/UA-1 (ISO 14289-1), read from its own tags just before it is written.

The cleaner and the templates see to it that every rule holds. A file that they did not foresee is PDF/A all the same, and
says nothing that is not true.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

import pydyf

from styrmodell.lib.documents.render.table_tags import Tag, by_reference, cells_of, children

HEADING_LEVELS = {f"/H{level}": level for level in range(1, 7)}
# What may stand straight in a part that is read as a list or a table.
HELD = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
GROUPS = ("/Div", "/NonStruct")  # of a term and what is said of it
NOT_CLAIMED = "Filen följer PDF/A men inte PDF/UA: något i den går inte att läsa upp som det är tänkt."
# WeasyPrint's metadata names one variant. The second goes in beside it, with the schema that PDF/A asks for.
CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
PDFUA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">%s</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
""" % (CLAIM)


def claim_if_it_holds(file: pydyf.PDF) -> None:
    """Write in the metadata that the file is PDF/UA-1 too, when it is."""
    metadata = next(thing for thing in file.objects if _extra(thing).get("Type") == "/Metadata")
    metadata.compress = False  # whoever keeps the file can read it as it lies
    if not any(broken_rules(file)):
        metadata.stream = [part.replace(b"</rdf:RDF>", PDFUA + b"</rdf:RDF>") for part in metadata.stream]


def is_claimed(content: bytes) -> bool:
    """True when the file says that it is PDF/UA-1."""
    return CLAIM in content


def broken_rules(file: pydyf.PDF) -> Iterator[str]:
    """What a screen reader would stumble over; nothing when the file may say that it is PDF/UA."""
    things = by_reference(file)
    for link in things.values():
        if link.get("Subtype") == "/Link" and not link.get("Contents"):
            yield "En länk saknar text."
    root = things.get(file.catalog.get("StructTreeRoot"))
    tags = list(_in_order(root, things)) if root else []
    if not tags:
        yield "Filen saknar taggar."
    levels = [0, *(HEADING_LEVELS[tag["S"]] for tag in tags if tag["S"] in HEADING_LEVELS)]
    if any(level > before + 1 for before, level in pairwise(levels)):
        yield "En rubriknivå är överhoppad."
    for tag in tags:
        yield from _broken_in(tag, things)


def _broken_in(tag: Tag, things: dict[bytes, Tag]) -> Iterator[str]:
    kind = tag["S"]
    if kind == "/Figure" and not tag.get("Alt"):
        yield "En bild saknar beskrivning."
    if kind in HELD and not {child["S"] for child in _held(tag, things)} <= HELD[kind]:
        yield "En lista eller en tabell har delar som inte hör hemma i den."
    elif kind == "/Table" and not _is_regular(tag, things):
        yield "En tabell har rader som är olika breda."


def _held(tag: Tag, things: dict[bytes, Tag]) -> Iterator[Tag]:
    """What is read as lying straight in a tag: a group says nothing of its own."""
    for child in children(tag, things):
        if child["S"] in GROUPS:
            yield from _held(child, things)
        else:
            yield child


def _is_regular(table: Tag, things: dict[bytes, Tag]) -> bool:
    """True when every row of the table covers equally many columns, each once."""
    covered: dict[int, list[int]] = {}
    for cell in cells_of(table, things):
        for row in cell.rows:
            covered.setdefault(row, []).extend(cell.columns)
    width = max(map(len, covered.values()), default=0)
    return all(sorted(columns) == list(range(width)) for columns in covered.values())


def _in_order(tag: Tag, things: dict[bytes, Tag]) -> Iterator[Tag]:
    """The tags below one, as they are read."""
    for child in children(tag, things):
        yield from chain((child,), _in_order(child, things))


def _extra(thing: Any) -> dict[str, Any]:
    return getattr(thing, "extra", None) or {}
