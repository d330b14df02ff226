"""Lets `python -m tracker` work, from a bare clone too."""

from tracker.cli import main

main()
