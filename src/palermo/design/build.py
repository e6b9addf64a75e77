"""Install the design system's sources and compile the stylesheets: `python -m palermo.design.build`.

Nothing of a third party is committed: `npm ci` brings what package-lock.json names into a git-ignored folder,
and the results go to static/built. A digest of every input makes a second run a matter of milliseconds.
"""

import gzip
import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path

from palermo.design import node

ROOM = Path(__file__).resolve().parent
BUILT = ROOM / "static" / "built"
MODULES = ROOM / "node_modules"
STAMP = BUILT / "digest.txt"
SHEETS = ("public", "desk")
NO_SOURCES = "npm could not install the stylesheets' sources"
QUIET = ("--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional", "--loglevel=error")
SASS = ("--style=compressed", "--no-source-map", "--no-error-css", "--quiet-deps", f"--load-path={MODULES}")


def main() -> int:
    """Build, and say what happened; 1 when it could not be done."""
    try:
        build()
    except node.Trouble as trouble:
        print(f"design: {trouble}", file=sys.stderr)
        return 1
    return 0


def build() -> None:
    """Bring static/built up to date with its sources."""
    inputs = digest()
    if STAMP.exists() and STAMP.read_text() == inputs and all(sheet(name).exists() for name in SHEETS):
        print("design: the stylesheets are up to date")
        return
    tools = node.find()
    install(tools)
    BUILT.mkdir(parents=True, exist_ok=True)
    for name in SHEETS:
        compile_sheet(tools, name)
    copy_htmx()
    STAMP.write_text(inputs)


def sheet(name: str) -> Path:
    """Where a compiled stylesheet goes."""
    return BUILT / f"{name}.css"


def digest() -> str:
    """A digest of everything the result depends on."""
    sources = [ROOM / "package-lock.json", Path(__file__), *sorted((ROOM / "sass").glob("*.scss")), htmx()]
    total = hashlib.sha256()
    for source in sources:
        total.update(source.name.encode() + b"\0" + hashlib.sha256(source.read_bytes()).digest())
    return total.hexdigest()


def install(tools: node.Tools) -> None:
    """Install what package-lock.json names, unless this very lock was installed before."""
    lock = ROOM / "package-lock.json"
    stamp = MODULES / ".palermo-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("design: installing the design system's sources (npm ci)")
    node.run([*tools.npm, "ci", *QUIET], ROOM, tools, NO_SOURCES)
    stamp.write_text(wanted)


def compile_sheet(tools: node.Tools, name: str) -> None:
    """Compile one stylesheet, small, with its gzip beside it for the web server to send as it is."""
    sass = MODULES / "sass" / "sass.js"
    target = sheet(name)
    source = ROOM / "sass" / f"{name}.scss"
    command = [*tools.node, str(sass), *SASS, str(source), str(target)]
    node.run(command, ROOM, tools, f"Sass could not compile {source.name}")
    small = compress(target)
    print(f"design: {target.name} {target.stat().st_size / 1000:.1f} kB, {small / 1000:.1f} kB compressed")


def htmx() -> Path:
    """The htmx that django-htmx brings, found without importing it."""
    spec = importlib.util.find_spec("django_htmx")
    if spec is None or spec.origin is None:
        raise node.Trouble("django-htmx is not installed: run pip install -r requirements/run.txt first.")
    return Path(spec.origin).parent / "static" / "django_htmx" / "htmx-2.min.js"


def copy_htmx() -> None:
    """Put htmx among the built files."""
    target = BUILT / "htmx.js"
    shutil.copyfile(htmx(), target)
    compress(target)


def compress(path: Path) -> int:
    """Write the file's gzip beside it, the same bytes each time; its size."""
    packed = gzip.compress(path.read_bytes(), 9, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(packed)
    return len(packed)


if __name__ == "__main__":
    sys.exit(main())
