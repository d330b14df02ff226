"""The record on disk: SQLite, opened and written in one place each. It decides nothing."""
