"""A learner's own server in a class: the folder is brought up to date, then JupyterLab starts.

JupyterHub runs it in the learner's folder. What a learner has changed is never overwritten: the
newer page goes beside it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from tornado.websocket import WebSocketProtocol13

from totp_demo.commands import copies, surroundings

# A lesson needs none of these, and each takes memory of thirty servers at once.
LEFT_OUT = ("jupyter_lsp", "jupyter_server_terminals", "notebook", "voila.server_extension")
OPTIONS = (
    # Over TCP, kernels that start together can be given the same port.
    "--KernelManager.transport=ipc",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--LanguageServerManager.autodetect=False",
    "--ServerApp.terminals_enabled=False",
    "--Application.log_level=ERROR",
    f"--ServerApp.jpserver_extensions={dict.fromkeys(LEFT_OUT, False)}",
    "--KernelSpecManager.allowed_kernelspecs={'python3'}",
    # Seconds. Who has left gives memory back; saved pages stay.
    "--MappingKernelManager.cull_idle_timeout=1800",
    "--MappingKernelManager.cull_interval=300",
    "--ServerApp.shutdown_no_activity_timeout=3600",
)


def send_at_once() -> None:
    """Have each WebSocket set TCP_NODELAY: without it, an answer to a click waits for 40 ms."""
    begin = WebSocketProtocol13.start_pinging

    # The first that happens once the connection is a WebSocket; before, HTTP takes the option back.
    def begin_at_once(self: WebSocketProtocol13) -> None:
        self.set_nodelay(True)
        begin(self)

    WebSocketProtocol13.start_pinging = begin_at_once  # type: ignore[method-assign] # no setting


def say_into(log: Path) -> None:
    """Have this server complain into a file, not onto the screen with the class's password."""
    with log.open("w", encoding="utf-8") as place:
        os.dup2(place.fileno(), sys.stderr.fileno())


def main() -> None:
    """Bring the folder up to date, and serve it until the hub ends this."""
    folder = Path.cwd()
    copies.copy(copies.source(), folder, metadata.version("totp-demo"))
    say_into(folder / copies.STATE / "server.log")
    surroundings.write_settings(folder, os.environ.get("CLASS_LANGUAGE", "en"))
    os.environ["TOTP_DEMO_PROGRESS"] = str(folder / copies.STATE)
    send_at_once()
    # A socket's path may have 107 characters, and a learner's folder may be far down.
    with tempfile.TemporaryDirectory(prefix="class-") as runtime:
        os.environ["JUPYTER_RUNTIME_DIR"] = runtime
        surroundings.start_lighter()
        from jupyterhub.singleuser import main as serve

        sys.argv += [
            *OPTIONS,
            f"--LabApp.extra_labextensions_path={surroundings.extensions_folder()}",
            f"--LabApp.user_settings_dir={surroundings.settings_folder(folder)}",
            f"--LabApp.workspaces_dir={folder / copies.STATE / 'workspaces'}",
        ]
        serve()


if __name__ == "__main__":
    main()
