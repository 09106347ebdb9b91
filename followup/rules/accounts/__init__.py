"""The accounts that prove themselves: lines, sums, checks and key ratios, as pure rules. No database here."""
