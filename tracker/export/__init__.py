"""Records as text: rows with fixed keys, and the formats that carry them."""
