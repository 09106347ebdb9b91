"""One comparison (jämförelse) for everything that has two sides: what a reader of the newer needs to know of the older."""
