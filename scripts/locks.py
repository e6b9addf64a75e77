"""The lock files: what runs is what is tested, every package has hashes, and no file names an address."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
ADDRESS = re.compile(r"(https?:|file:)//\S+|^--(extra-)?index-url.*|^--find-links.*", re.MULTILINE)


def main() -> int:
    """Print what is wrong with the lock files; 1 if anything is."""
    wrong = []
    texts = {path.name: path.read_text() for path in sorted((HERE / "requirements").glob("*.txt"))}
    for name, text in texts.items():
        if found := ADDRESS.search(text):
            wrong.append(f"requirements/{name} names an address: {found[0]}. Take it out.")
        for entry in re.split(r"\n(?=\S)", text.strip()):
            if PIN.match(entry) and "--hash=" not in entry:
                wrong.append(f"requirements/{name}: {entry.splitlines()[0]} has no hash.")
    run, dev = (dict(PIN.findall(texts[name])) for name in ("run.txt", "dev.txt"))
    wrong += [
        f"{package} is {version} in run.txt and {dev.get(package, 'missing')} in dev.txt. Make them the same."
        for package, version in run.items()
        if dev.get(package) != version
    ]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
