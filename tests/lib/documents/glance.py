"""What opens and closes an årsredovisning, and what it tells of events and risks, as samples."""

from decimal import Decimal

from styrmodell.lib.documents.glossary import Glossary, Term
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.signatures import Signatures, Signer
from tests.lib.documents.risk_samples import CONTROLS, EVENTS, RISKS

YEAR = KeyNumbers(
    (
        KeyNumber("Årets resultat", Decimal("11.952"), "mkr", 1, "budget 6,8, 2018 6,1"),
        KeyNumber("Soliditet", Decimal("12.6"), "procent", 1, "2018 9,7"),
        KeyNumber("Avvikelse mot budget", Decimal("5.2"), "mkr", 1, signed=True),
        KeyNumber("Uppfyllda mål", Decimal(0), "av 5 mål"),
        KeyNumber("Anställda", Decimal(2436)),
    )
)
WORDS = Glossary((Term("Soliditet", "Eget kapital i procent av summa tillgångar."), Term("Avskrivning", "En kostnad.")))
SIGNED = Signatures((Signer("Anna Ek", "ordförande"), Signer("Bo Al")), "Åsunda den 25 mars 2020")
TO_SIGN = Signatures((Signer("Cilla Ask", "verkställande direktör"),))
CHAPTERS = (
    Chapter("handelser", "Händelser", (EVENTS,)),
    Chapter("risker", "Risker", (RISKS, CONTROLS)),
    Chapter("korthet", "Året i korthet", (YEAR,)),
    Chapter("underskrifter", "Underskrifter", (SIGNED, TO_SIGN)),
    Chapter("ord", "Ordförklaringar", (WORDS,)),
)
