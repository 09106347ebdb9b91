"""Documents drawn: as a page, on paper, as data."""
