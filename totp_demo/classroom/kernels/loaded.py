"""What each lesson loads: importing this is all that it does, and no lesson begins."""

import gc
import importlib
import pkgutil

import ipykernel.control
import ipykernel.ipkernel
import ipykernel.kernelapp
import ipykernel.zmqshell  # noqa: F401 - so that it is there

import totp_demo.hosts.jupyter  # noqa: F401 - the same
from totp_demo import views
from totp_demo.wording.language import LANGUAGES, Language

for found in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
    importlib.import_module(found.name)
for code in LANGUAGES:
    Language(code)
# What the copies share stays shared: their collectors leave it alone.
gc.collect()
gc.freeze()
