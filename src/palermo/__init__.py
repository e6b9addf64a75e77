"""Palermo: New Zealand's Plan of Action to Prevent People Trafficking (2009), run as software."""

__version__ = "0.1.0"
