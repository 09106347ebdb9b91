"""SQLite as Swedes search: å, ä and ö are found whatever their case, as on PostgreSQL."""
