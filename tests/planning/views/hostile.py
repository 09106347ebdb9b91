"""What people paste, mistype and try."""

TITLES = [
    "x" * 5000,
    "Hej\x00då",
    "💣👩‍👩‍👧",
    "\u202eomvänd",
    "<script>alert(1)</script>",
    "",
    "   ",
    "{{ 7|add:7 }}",
    "';--",
]
DAYS = ["99999-01-01", "2027-02-30", "0001-01-01", "i morgon", "2027-13-01", "\x00"]
NUMBERS = ["tio", "1e99", "9" * 40, "--1", "NaN", "Infinity", "1\x00x"]
IDS = ["99999999999999999999999", "-1", "abc", "\x00", "1 OR 1=1", "0"]
