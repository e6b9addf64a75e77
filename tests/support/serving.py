"""One of the two sites in a process of its own, with that process's settings and nothing else's
credentials.
"""

import base64
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from palermo.server import secrets, serve
from palermo.settings.environment import receipt_key

SERVE = """
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from socketserver import ThreadingMixIn
from importlib import import_module

class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass

class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

app = import_module(f"palermo.web.{sys.argv[1]}.wsgi").application
make_server("127.0.0.1", int(sys.argv[2]), app, Server, Quiet).serve_forever()
"""


@contextmanager
def serving(site: str, database: str, *, demo: bool = False) -> Iterator[str]:
    """Serve `public` or `desk` on the test's own database; `demo` lets anybody choose whom to be.

    Yields the address, as http://localhost:12345.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {
        secrets.OF_SITE[site]: settings.SECRET_KEY,
        "PALERMO_RECEIPT_KEY": base64.b64encode(receipt_key()).decode(),
    }
    mode = {"PALERMO_MODE": "demo"} if demo else {}
    environ = serve.environment_for(site, os.environ) | {"PALERMO_DATABASE": database, **given, **mode}
    process = subprocess.Popen([sys.executable, "-c", SERVE, site, str(port)], env=environ)
    try:
        _until_it_listens(process, port)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _until_it_listens(process: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError("The site ended before it listened.")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The site did not begin to listen within 20 seconds.")
