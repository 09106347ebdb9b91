"""Files that people attach: what they are by their content, whatever they are called, and what no such file may hold.

Each check takes the bytes and raises DomainError with a sentence. Nothing is unpacked to memory or to disk, and nothing that
a file points at is fetched.
"""
