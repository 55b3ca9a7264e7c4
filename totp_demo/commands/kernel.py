"""The notebooks' Python: IPython's kernel, without the start-up files of this machine's IPython.

Started as a script, by the kernel that `surroundings.py` writes: nothing of the kit is imported.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    # This folder comes first on the path of a script; what is in it is no module of the reader's.
    if Path(sys.path[0]) == Path(__file__).parent:
        del sys.path[0]

    from IPython.core import application

    # No variable of the environment moves these two: {sys.prefix}/etc/ipython, /etc/ipython.
    for places in (application.ENV_CONFIG_DIRS, application.SYSTEM_CONFIG_DIRS):
        places.clear()

    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
