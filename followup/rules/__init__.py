"""What holds without a database: which sections a report has."""
