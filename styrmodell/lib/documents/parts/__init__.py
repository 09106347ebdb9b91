"""A document as the parts that an office program knows: headings, texts, lists and tables. Word and Excel are made of these."""
