"""The block where those who answer for a document sign it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signer:
    """Den som skriver under, with what makes them answer for it: "ordförande"."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Underskrifter.

    Attributes:
        signed: where and on which day: "Strängnäs den 25 mars 2026". While nobody has said it there are lines to sign on.
    """

    rows: tuple[Signer, ...]
    signed: str = ""
    is_example: bool = False
