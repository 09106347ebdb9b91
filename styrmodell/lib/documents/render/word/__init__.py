"""A document as a Word file that a secretary can go on writing in: real headings, lists, tables with header rows and fields."""
