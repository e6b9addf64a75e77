"""The house's sizes: no file over 400 lines and no function over 60; over 40 is said, not refused."""

import ast
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
FILE, FUNCTION, WORTH_SAYING = 400, 60, 40
APART = {"migrations", "data", "tests", "node_modules"}


def main() -> int:
    """Print what is too large; 1 if anything is."""
    refused = 0
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE)
        if APART & set(name.parts):
            continue
        text = path.read_text()
        if (lines := len(text.splitlines())) > FILE:
            refused += 1
            print(f"{name} has {lines} lines; {FILE} is the most. Is it two things?")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                refused += length > FUNCTION
                if length > WORTH_SAYING:
                    print(f"{name}:{node.lineno} {node.name} has {length} lines; {FUNCTION} is the most.")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
