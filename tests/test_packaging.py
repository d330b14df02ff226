"""The program works, and finds its data, however it was installed.

Built and installed for real, without the network, from a copy of the files that git knows or
would take.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import tracker

ROOT = Path(__file__).resolve().parent.parent
DATA = ("db", "seeds")

PROBE = """
import hashlib, json, sys
import tracker
from tracker.resources import data
def sha(name): return hashlib.sha256(data(*name.split("/")).read_bytes()).hexdigest()
print(json.dumps([tracker.__file__, {name: sha(name) for name in sys.argv[1:]}]))
"""


class Layout(NamedTuple):
    """One way to have the program: the Python that runs it, and what that Python is given."""

    home: Path
    cwd: Path
    python: Path = Path(sys.executable)
    path: str = ""
    script: Path | None = None

    def run(self, *command: str | Path) -> str:
        return run(*command, cwd=self.cwd, path=self.path)


def run(*command: str | Path, cwd: Path, path: str = "") -> str:
    """Run a command that has to succeed; its Python finds nothing of ours but through `path`."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "TRACKER"))}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def pip(*arguments: str | Path, cwd: Path) -> None:
    run(sys.executable, "-m", "pip", "-q", *arguments, cwd=cwd)


def files() -> list[str]:
    """Name what a commit of everything here would hold."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    return sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def data_files() -> list[str]:
    return [name for name in files() if name.startswith(tuple(f"{folder}/" for folder in DATA))]


def copy(to: Path) -> Path:
    for name in files():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, to / name)
    return to


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy(tmp_path_factory.mktemp("tree"))
    out = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w", out, tree, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def installed(tmp: Path, wheel: Path) -> Layout:
    target = tmp / "target"
    pip("install", "--no-index", "--no-deps", "--target", target, wheel, cwd=tmp)
    script = target / "bin" / "tracker"
    return Layout(home=target, cwd=tmp, path=str(target), script=script)


def bare_clone(tmp: Path, wheel: Path) -> Layout:
    del wheel
    clone = copy(tmp / "clone")
    return Layout(home=clone, cwd=clone)


def editable(tmp: Path, wheel: Path) -> Layout:
    """Install in an environment that borrows its libraries, pip's backend too, from this one."""
    del wheel
    clone = copy(tmp / "clone")
    run(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=tmp)
    (packages,) = (tmp / "venv").glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    python = tmp / "venv" / "bin" / "python"
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed")
    pip("--python", python, "install", *options, "--editable", clone, cwd=tmp)
    return Layout(home=clone, cwd=tmp, python=python, script=python.with_name("tracker"))


@pytest.fixture(scope="module", params=[installed, bare_clone, editable], ids=lambda f: f.__name__)
def layout(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wheel: Path
) -> Layout:
    made = request.param(tmp_path_factory.mktemp("layout"), wheel)
    assert isinstance(made, Layout)
    return made


def test_the_wheel_holds_every_data_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    names = data_files()
    assert any(name.startswith("db/migrations/") for name in names)
    assert any(name.startswith("seeds/") for name in names)
    for name in names:
        assert held.get(f"tracker/{name}") == (ROOT / name).read_bytes(), name


def test_the_wheel_holds_every_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.endswith(".py")}
    assert held == {name for name in files() if name.startswith("tracker/") and name[-3:] == ".py"}


def test_data_folders_hold_no_python() -> None:
    assert [name for name in data_files() if name.endswith(".py")] == []


def test_reads_its_own_data(layout: Layout) -> None:
    names = data_files()
    answer = json.loads(layout.run(layout.python, "-c", PROBE, *names))
    assert answer == [
        str(layout.home / "tracker" / "__init__.py"),
        {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names},
    ]


def test_runs_as_a_module_and_as_a_command(layout: Layout) -> None:
    assert tracker.__version__ in layout.run(layout.python, "-m", "tracker", "--version")
    if layout.script:  # a bare clone has none
        assert tracker.__version__ in layout.run(layout.script, "--version")


ARTICLE = """
from tracker.intake.article import article_of
print(article_of(b"<title>A</title><p>Words of a page.</p>").text)
"""


def test_its_child_process_finds_it(layout: Layout) -> None:
    assert layout.run(layout.python, "-c", ARTICLE).strip() == "Words of a page."


def test_makes_and_reads_a_seeded_store(layout: Layout, tmp_path: Path) -> None:
    program = (layout.python, "-m", "tracker", "--db", tmp_path / "store.db")
    layout.run(*program, "init", "--seeds")
    assert layout.run(*program, "due")
