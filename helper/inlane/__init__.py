"""Warns about text that breaks a marketplace's off-platform rules, on this computer, before it is sent."""

__version__ = "0.1.0"
