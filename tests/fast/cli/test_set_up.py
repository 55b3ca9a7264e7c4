"""What `make start` and `make test` do first, on machines that lack one thing or another."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tree import ROOT

SYSTEM = ("sh", "cat", "chmod", "cksum", "cp", "dirname", "env", "mkdir", "rm", "touch", "uname")

# Plays any Python: it notes how it is called and says what the test wants to hear. Each thing that
# the machine has is a file in $HAS. As with the real venv, a link to a Python that is gone is in
# the way, unless --clear removes it.
PYTHON = """#!/bin/sh
echo "python $*" >>"$LOG"
case "$*" in
    *"< (3, 11)"*) [ -e "$HAS/new-python" ] ;;
    *ensurepip*) [ -e "$HAS/python3.12-venv" ] ;;
    *%d.%d*) echo 3.12 ;;
    "-m venv --clear "*) rm -rf "$4" && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && rm -f "$HAS/no-pip" ;;
    "-m pip --version") [ ! -e "$HAS/no-pip" ] ;;
    *" install "*"[site,article,class,test]") cp "$BIN/npm" .venv/bin/npm ;;
    *" install "*"[site,class]") cp "$BIN/npm" .venv/bin/npm ;;
    *find_browser*) [ -e "$HAS/chromium" ] ;;
    *pyzbar*) [ -e "$HAS/libzbar0" ] ;;
esac
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$LOG"
for last; do :; done
touch "$HAS/$last"
case "$last" in oathtool | firefox-esr) cp "$0" "$BIN/$last" ;; esac
"""
NPM = """#!/bin/sh
echo "npm $*" >>"$LOG"
[ -e "$HAS/no-network" ] && exit 1
mkdir -p node_modules
"""
PLAYWRIGHT = """#!/bin/sh
echo "playwright $*" >>"$LOG"
if [ "$1" = install ]; then touch "$HAS/chromium"; fi
"""


@dataclass
class Machine:
    """A machine that has next to nothing."""

    root: Path

    def __post_init__(self) -> None:
        """Give it a checkout, a log of what is called, and the system's bare tools."""
        self.checkout = self.root / "checkout of the kit"
        for name in ("tools/set_up.sh", "pyproject.toml", "package-lock.json"):
            place = self.checkout / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place)
        for folder in ("bin", "has"):
            (self.root / folder).mkdir()
        (self.root / "log").touch()
        for name in SYSTEM:
            found = shutil.which(name)
            assert found is not None
            (self.root / "bin" / name).symlink_to(found)
        self.program("id", "#!/bin/sh\necho 1000\n")

    def program(self, name: str, text: str) -> None:
        """Put a program on its path."""
        place = self.root / "bin" / name
        place.write_text(text, "utf-8")
        place.chmod(0o755)

    def has(self, *names: str) -> Machine:
        """Give it things."""
        for name in names:
            (self.root / "has" / name).touch()
        return self

    def administered(self) -> Machine:
        """Let its only user be the administrator, with a package manager."""
        self.program("id", "#!/bin/sh\necho 0\n")
        self.program("apt-get", APT_GET)
        return self

    def set_up(self, purpose: str = "start", **more: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up."""
        own = {
            "PATH": str(self.root / "bin"),
            "BIN": str(self.root / "bin"),
            "HAS": str(self.root / "has"),
            "LOG": str(self.root / "log"),
        }
        return subprocess.run(
            ["sh", self.checkout / "tools" / "set_up.sh", purpose],
            env=own | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def log(self) -> list[str]:
        """Return what was called since the last look."""
        text = (self.root / "log").read_text("utf-8")
        (self.root / "log").write_text("", "utf-8")
        return text.splitlines()

    def installs(self) -> list[str]:
        """Return the installations among what was called since the last look."""
        return [line for line in self.log() if " install " in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def ready(machine: Machine) -> Machine:
    machine.program("python3", PYTHON)
    machine.program("npm", NPM)
    return machine.has("new-python", "python3.12-venv")


@pytest.mark.parametrize(
    ("locale", "says"), [("C", "needs Python 3.11"), ("fr_FR.UTF-8", "demande Python 3.11")]
)
@pytest.mark.parametrize("old", [True, False])
def test_without_a_new_python_it_says_so(
    locale: str, says: str, old: bool, machine: Machine
) -> None:
    if old:
        machine.program("python3", PYTHON)
    done = machine.set_up(LANG=locale)
    assert done.returncode == 1
    assert says in done.stderr
    assert not (machine.checkout / ".venv").exists()


def test_a_newer_python_is_found_beside_an_old_one(ready: Machine) -> None:
    ready.program("python3", "#!/bin/sh\nexit 1\n")
    ready.program("python3.12", PYTHON)
    assert ready.set_up().returncode == 0


@pytest.mark.parametrize(("locale", "says"), [("C", "is missing"), ("fr_BE.UTF-8", "manque")])
def test_without_debians_venv_it_says_what_to_install(
    locale: str, says: str, machine: Machine
) -> None:
    machine.program("python3", PYTHON)
    done = machine.has("new-python").set_up(LC_ALL=locale)
    assert done.returncode == 1
    assert says in done.stderr
    assert "sudo apt install python3.12-venv" in done.stderr


def test_an_administrator_gets_debians_venv_installed(machine: Machine) -> None:
    machine.program("python3", PYTHON)
    done = machine.has("new-python").administered().set_up()
    assert done.returncode == 0, done.stderr
    assert any(line.endswith(" python3.12-venv") for line in machine.installs())


def test_the_second_time_nothing_is_installed(ready: Machine) -> None:
    assert ready.set_up().returncode == 0
    assert [line for line in ready.installs() if line.endswith("--editable .")] != []
    done = ready.set_up()
    assert (done.returncode, done.stderr, ready.installs()) == (0, "", [])


def test_an_environment_whose_python_is_gone_is_made_again(ready: Machine) -> None:
    ready.set_up()
    ready.log()
    python = ready.checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(ready.root / "gone" / "python3.12")
    done = ready.set_up()
    assert done.returncode == 0, done.stderr
    assert len(ready.installs()) == 1
    assert not python.is_symlink()


def test_an_environment_without_pip_gets_it_and_keeps_the_rest(ready: Machine) -> None:
    ready.set_up()
    kept = ready.checkout / ".venv" / "theirs"
    kept.touch()
    (ready.checkout / ".venv" / ".ready-to-start").unlink()
    ready.has("no-pip")
    ready.log()
    assert ready.set_up().returncode == 0
    assert kept.exists()
    assert len(ready.installs()) == 1


def test_after_a_change_of_the_packages_they_are_installed_again(ready: Machine) -> None:
    ready.set_up()
    ready.log()
    with (ready.checkout / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# another package\n")
    assert ready.set_up().returncode == 0
    assert len(ready.installs()) == 1


def test_a_failed_installation_is_tried_again(ready: Machine) -> None:
    ready.program("python3", PYTHON.replace("*pyzbar*)", '*" install "*) exit 1 ;;\n    *pyzbar*)'))
    assert ready.set_up().returncode != 0
    (ready.checkout / ".venv" / "bin" / "python").write_text(PYTHON, "utf-8")
    assert ready.set_up().returncode == 0
    assert len(ready.installs()) == 2


def test_in_a_folder_that_was_moved_it_begins_anew(ready: Machine) -> None:
    ready.set_up()
    moved = ready.checkout.with_name("moved")
    ready.checkout.rename(moved)
    ready.checkout = moved
    left = moved / ".venv" / "left-behind"
    left.touch()
    assert ready.set_up().returncode == 0
    assert not left.exists()


def test_an_environment_of_the_developers_own_is_used(ready: Machine) -> None:
    shutil.copytree(ready.root / "bin", ready.checkout / ".venv" / "bin", symlinks=True)
    ready.program("python", PYTHON)
    shutil.copy(ready.root / "bin" / "python", ready.checkout / ".venv" / "bin" / "python")
    kept = ready.checkout / ".venv" / "theirs"
    kept.touch()
    assert ready.set_up().returncode == 0
    assert kept.exists()
    assert [line for line in ready.log() if "-m venv" in line] == []


def test_tests_get_what_they_need(ready: Machine) -> None:
    done = ready.administered().set_up("test")
    assert done.returncode == 0, done.stderr
    installed = ready.installs()
    assert any(line.endswith("--editable .[site,article,class,test]") for line in installed)
    for package in ("chromium", "oathtool", "libzbar0", "firefox-esr"):
        assert any(line.endswith(f" {package}") for line in installed), package
    assert ready.set_up("test").returncode == 0
    assert ready.installs() == []
    # What tests need includes what a start needs.
    assert ready.set_up("start").returncode == 0
    assert ready.installs() == []


def test_what_checks_the_scripts_is_fetched_once(ready: Machine) -> None:
    ready.administered().has("no-network")
    assert ready.set_up("test").returncode != 0
    (ready.root / "has" / "no-network").unlink()
    fetched = "npm ci --silent --ignore-scripts"
    assert ready.set_up("test").returncode == 0
    assert ready.log().count(fetched) == 2
    assert ready.set_up("test").returncode == 0
    assert fetched not in ready.log()
    with (ready.checkout / "package-lock.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert ready.set_up("test").returncode == 0
    assert ready.log().count(fetched) == 1


def test_a_class_with_jupyterlab_gets_its_proxy_and_nothing_else(ready: Machine) -> None:
    for _ in range(2):
        assert ready.set_up("lab").returncode == 0
    log = ready.log()
    assert [line for line in log if line.endswith("--editable .[site,class]")] != []
    assert [line for line in log if line.startswith("npm")] == [
        "npm ci --silent --ignore-scripts --omit=dev"
    ]
    # What tests need includes it, and more: what is there for a class is not enough for them.
    assert ready.administered().set_up("test").returncode == 0
    assert "npm ci --silent --ignore-scripts" in ready.log()
    assert ready.set_up("lab").returncode == 0
    assert [line for line in ready.log() if line.startswith("npm")] == []


@pytest.mark.parametrize(
    ("there", "lacks"),
    [
        ([], "Chromium"),
        (["chromium"], "sudo apt install oathtool"),
        (["chromium", "oathtool"], "sudo apt install libzbar0"),
        (["chromium", "oathtool", "libzbar0"], "sudo apt install firefox-esr"),
    ],
)
def test_without_an_administrator_tests_say_what_they_lack(
    there: list[str], lacks: str, ready: Machine
) -> None:
    ready.has(*there)
    if "oathtool" in there:
        ready.program("oathtool", "#!/bin/sh\n")
    done = ready.set_up("test")
    assert done.returncode == 1
    assert lacks in done.stderr


@pytest.mark.parametrize("working", [True, False])
@pytest.mark.parametrize("administered", [True, False])
def test_playwrights_own_browser_gets_its_libraries_first(
    administered: bool, working: bool, ready: Machine
) -> None:
    ready.set_up()
    ready.log()
    if administered:
        ready.administered()
        ready.program("apt-get", APT_GET.replace('touch "$HAS/$last"', ":"))
    playwright = ready.checkout / ".venv" / "bin" / "playwright"
    playwright.write_text(PLAYWRIGHT if working else PLAYWRIGHT + "exit 1\n", "utf-8")
    playwright.chmod(0o755)
    ready.has("libzbar0").program("oathtool", "#!/bin/sh\n")
    ready.program("firefox", "#!/bin/sh\n")
    done = ready.set_up("test")
    fetched = [line for line in ready.log() if line.startswith("playwright ")]
    libraries = ["playwright install-deps chromium"] if administered else []
    assert fetched == [*libraries, "playwright install chromium"]
    assert done.returncode == 0, done.stderr


def test_another_word_is_refused(ready: Machine) -> None:
    assert ready.set_up("tset").returncode == 2
