"""Demo data: Strängnäs' true figures, and a living cycle around 2026-11-23 marked exempeldata."""
