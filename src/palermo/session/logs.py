"""Logs are an allow-list: when, how grave, where in the code, which kind of error. Never a message with values in it."""

import json
import logging
from datetime import UTC, datetime

OWN = "palermo"
"""Loggers under this name write messages that are fixed sentences; all others are reduced to their place."""


class AllowList(logging.Formatter):
    """One JSON line: at, level, logger, place; for our own loggers the message; for errors the exception's class."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
            "place": f"{record.module}:{record.lineno}",
        }
        if record.name.split(".")[0] == OWN:
            line["message"] = str(record.msg)
        if isinstance(status := getattr(record, "status_code", None), int):
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _places(record)
        return json.dumps(line)


def _places(record: logging.LogRecord) -> list[str]:
    """The frames of a traceback as file:line, without the source lines or any value."""
    trace = record.exc_info[2] if record.exc_info else None
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/palermo/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-12:]
