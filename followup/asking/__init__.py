"""What a unit is asked in a round, and what it answered the last time."""
