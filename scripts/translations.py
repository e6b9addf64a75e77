"""The translations: every message of every language is translated, and compiled."""

import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "palermo"
MOST_SHOWN = 20


def main() -> int:
    """Compile, then print what has no translation; 1 if anything has none."""
    compiled = subprocess.run([sys.executable, "-m", "palermo.design.translations"], check=False)
    wrong = []
    for path in sorted(SOURCE.glob("**/locale/*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file)
        for message in catalogue:
            texts = message.string if isinstance(message.string, list | tuple) else [message.string]
            if message.id and (message.fuzzy or not all(texts)):
                first = message.id if isinstance(message.id, str) else message.id[0]
                wrong.append(f"{path.relative_to(SOURCE)}: {first!r} has no translation.")
        if not path.with_suffix(".mo").exists():
            wrong.append(f"{path.relative_to(SOURCE)} is not compiled.")
    print("\n".join(wrong[:MOST_SHOWN]), end="\n" if wrong else "")
    if len(wrong) > MOST_SHOWN:
        print(f"and {len(wrong) - MOST_SHOWN} more.")
    return 1 if wrong or compiled.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
