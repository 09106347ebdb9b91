"""The operating account, and the files its amounts are read from."""
