"""SQL: tables, checks, marts and saved queries, one statement a file."""
