"""Mitt arbete: what a person has to do, in order of date, and what has just been decided."""
