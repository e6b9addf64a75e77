"""The arguments of a command, refused in a sentence rather than in a usage line."""

import argparse
import sys
from typing import NoReturn


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what was not understood and where to look; exit 2."""
        said = message.replace("unrecognized arguments:", "it does not know")
        print(f"{self.prog}: {said}. `{self.prog} --help` lists what it takes.", file=sys.stderr)
        raise SystemExit(2)


def parser(command: str, description: str) -> argparse.ArgumentParser:
    """A parser for `palermo <command>`, which refuses abbreviations and answers mistakes in a sentence."""
    return _Parser(prog=f"palermo {command}", description=description, allow_abbrev=False)
