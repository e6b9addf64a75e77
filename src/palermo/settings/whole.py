"""Every login and every page in one process: for commands (`palermo migrate`) and for tests, never served."""

from palermo.settings.desk import *
from palermo.settings.desk import DATABASES as DESK
from palermo.settings.desk import INSTALLED_APPS
from palermo.settings.environment import connection

DATABASES = {
    **DESK,
    "owner": connection("owner"),
    "public": connection("public"),
    "worker": connection("worker"),
    "backup": connection("backup"),
}
INSTALLED_APPS = [*INSTALLED_APPS, "palermo.web.public"]
