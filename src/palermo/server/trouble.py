"""What can go wrong outside our code, said in a sentence that tells the reader what to do."""

import errno
import os

WHAT_TO_DO = {
    errno.ENOSPC: "The disk that holds {path} is full. Free at least 300 MB there, or set PALERMO_HOME to "
    "a folder on another disk, and run it again; nothing saved so far is lost.",
    errno.EDQUOT: "Your disk quota for {path} is used up. Free at least 300 MB, or set PALERMO_HOME to "
    "a folder elsewhere, and run it again; nothing saved so far is lost.",
    errno.EROFS: "{path} is on a disk that can only be read. Set PALERMO_HOME to a folder you can write in.",
    errno.EACCES: "You are not allowed to use {path}. Set PALERMO_HOME to a folder you can write in, or ask "
    "the owner of this one.",
    errno.EPERM: "The system does not let you change {path}. Set PALERMO_HOME to a folder that is yours.",
    errno.EMFILE: "Too many files are open. Raise the limit (ulimit -n 4096) and run it again.",
    errno.ENOMEM: "There is not enough free memory. Close some programs and run it again.",
}
"""What to do about an error of the operating system, by its number."""


class Trouble(Exception):
    """Something the person at the keyboard can put right. Its text is a sentence that says what and how."""


def sentence(error: BaseException) -> str:
    """The sentence to show for an error, or "" when it is a fault of ours and the traceback is wanted."""
    if isinstance(error, Trouble):
        return str(error)
    if "No space left on device" in str(error) and not isinstance(error, OSError):  # the database's disk, as it says
        return WHAT_TO_DO[errno.ENOSPC].format(path=os.environ.get("PALERMO_HOME") or "the database")
    if isinstance(error, OSError) and error.errno in WHAT_TO_DO:
        path = error.filename or os.environ.get("PALERMO_HOME") or "this folder"
        return WHAT_TO_DO[error.errno].format(path=os.fsdecode(path) if isinstance(path, bytes) else path)
    if type(error).__name__ == "OperationalError":
        return _about_the_database(str(error).strip().splitlines()[0] if str(error).strip() else "")
    return ""


def _about_the_database(message: str) -> str:
    """psycopg's and Django's OperationalError, recognised by name so that neither need be imported here."""
    if "does not exist" in message:
        return f"The database is not ready: {message}. Run `palermo migrate` first."
    return (
        f"The database did not answer: {message}. Check that it is running and that the PALERMO_DB_… "
        "addresses are right; `palermo doctor` says which."
    )
