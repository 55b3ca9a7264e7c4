"""A web host as sites have it: it sends what has been compressed with Brotli, and counts that."""

from __future__ import annotations

import contextlib
import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from totp_demo.site import node

SMALLEST = 11  # Brotli's best quality: what is compressed once for all readers
FASTEST = 1
_COMPRESS = Path(__file__).parent / "compress.mjs"


class Host:
    """What a host knows of its readers.

    Attributes:
        address: Of its root.
        sent: Bytes, compressed, without what HTTP puts in front of them.
    """

    def __init__(self) -> None:
        """Know of none."""
        self.address = ""
        self.sent = 0


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends the files of a folder."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: object, host: Host, directory: str) -> None:
        self.host = host
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Answer one browser, until it is closed."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Send a file, compressed."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        packed = path.with_name(f"{path.name}.br")
        if not packed.is_file():
            self.send_error(404)
            return
        data = packed.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.host.sent += len(data)
        self.wfile.write(data)


def compress(folder: Path, quality: int) -> None:
    """Have a folder ready to be hosted; what is ready already stays as it is.

    Args:
        folder: The site's.
        quality: From 0, fast, to 11, small.

    Raises:
        subprocess.CalledProcessError: It cannot be compressed.
    """
    command = [node.found("node"), str(_COMPRESS), str(folder), str(quality)]
    subprocess.run(command, check=True)


@contextlib.contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Host a folder that has been compressed."""
    host = Host()
    handler = functools.partial(_Handler, host=host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def size(folder: Path) -> int:
    """Return the bytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
