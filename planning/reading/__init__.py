"""What more than one page reads of plans: trees, links, aims, editions, changes, stories."""
