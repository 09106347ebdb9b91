"""What more than one page reads of followup: frozen reports, series, targets, scales."""
