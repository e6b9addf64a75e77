"""Progress, as plain lines that arrive at once even through a pipe."""

import sys


def say(text: str) -> None:
    """Print one line of progress."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print one line about something wrong, where errors go."""
    print(text, file=sys.stderr, flush=True)
