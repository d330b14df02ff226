"""A tracker of diplomatic timelines and announced deadlines."""

__version__ = "0.1.0"
