"""Kernels that are copies of one process: what all of them load is loaded once, and shared.

A kernel that starts by itself loads IPython, the widgets and the kit: half a second of a core and
fifty megabytes for each learner. Python's own fork server does that once; a copy starts in a tenth.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import signal
import sys
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

if TYPE_CHECKING:
    # Windows has neither: a kernel starts by itself there.
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    from jupyter_client.connect import KernelConnectionInfo

GROUP, NAME = "jupyter_client.kernel_provisioners", "totp-demo-forked"
"""As pyproject.toml registers it for Jupyter."""

_REACHED = "import ipywidgets; ipywidgets.register_comm_target()"
"""ipywidgets says how pages reach it as it is loaded: before there was a kernel to say it to."""

_LOADED = "totp_demo.classroom.kernels.loaded"


class _Copy:
    """A copy, with what Jupyter asks of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        self.pid = process.pid or 0

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Forked(LocalProvisioner):
    """Starts a kernel as a copy; all else is as with one that starts by itself."""

    async def launch_kernel(self, cmd: list[str], **given: Any) -> KernelConnectionInfo:  # noqa: ANN401 - Jupyter's
        """Start the kernel.

        Args:
            cmd: The command that would start it: Python, a script and its options.
            given: With its environment as `env`.

        Returns:
            How it is reached.
        """
        process = _context().Process(target=_run, args=(cmd[1:], given["env"]), daemon=True)
        process.start()
        self.process = _Copy(process)  # type: ignore[assignment] # as much of Popen as is asked
        self.pid = process.pid
        return self.connection_info


def _context() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([_LOADED])
    return found


def _run(script: list[str], environment: dict[str, str]) -> None:
    """Be a kernel, in the copy."""
    os.setsid()  # the teacher's Ctrl-C ends the class, and the class its kernels
    os.environ.clear()
    os.environ.update(environment)
    # Without the fork server there is no class either: then this ends. What is loaded has asked
    # the environment already.
    sys.argv = [
        *script,
        f"--IPKernelApp.parent_handle={os.getppid()}",
        f"--IPKernelApp.exec_lines={[_REACHED]!r}",
    ]
    runpy.run_path(script[0], run_name="__main__")
