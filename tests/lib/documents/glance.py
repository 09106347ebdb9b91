"""What opens and closes an årsredovisning, as samples."""

from decimal import Decimal

from styrmodell.lib.documents.glossary import Glossary, Term
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.signatures import Signatures, Signer

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
