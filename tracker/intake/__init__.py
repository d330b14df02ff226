"""Files and pages to plain values; nothing here knows the store or the command line."""
