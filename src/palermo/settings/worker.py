"""The worker: reads the outbox and the clocks, and nothing of any case."""

from palermo.settings.base import *
from palermo.settings.environment import connection

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}, "worker": connection("worker")}
