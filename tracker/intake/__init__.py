"""Files of others as plain rows and text; what they mean is decided elsewhere."""
