"""Documents: a report or a plan as data, and the page, PDF and JSON made from it."""
