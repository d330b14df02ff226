"""The part that decides: no I/O, no clock; rows, text and an instant in, values out."""
