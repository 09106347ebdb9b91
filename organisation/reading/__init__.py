"""What more than one page reads of the organisation."""
