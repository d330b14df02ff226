"""CI must not pass by skipping."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SKIPS = """
import pytest

@pytest.mark.skip(reason="{reason}")
def test_marked(): pass

@pytest.mark.skipif(True, reason="{reason}")
def test_on_condition(): pass

def test_calls(): pytest.skip("{reason}")

@pytest.fixture
def missing(): pytest.skip("{reason}")

def test_lacks(missing): pass

@pytest.mark.xfail(reason="known")
def test_known_failure(): raise ValueError
"""
MODULE = """
import pytest

pytest.skip("{reason}", allow_module_level=True)
"""


def run_pytest(clone: Path, reason: str, *more: str, **settings: str) -> tuple[int, str]:
    """Skip in every way for this reason, under our conftest.py; give exit code and closing line."""
    tests = clone / "tests"
    tests.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("conftest.py"), tests)
    (tests / "test_skips.py").write_text(SKIPS.format(reason=reason))
    (tests / "test_module.py").write_text(MODULE.format(reason=reason))
    options = ("-p", "no:cacheprovider", "--continue-on-collection-errors", "--rootdir", tests)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *more, tests],
        env={name: value for name, value in os.environ.items() if name != "CI"} | settings,
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()[-1].strip("= ").rpartition(" in ")[0]


def test_ci_fails_a_skipped_test(tmp_path: Path) -> None:
    outcome = run_pytest(tmp_path / "clone", "no sqlite here", CI="true")
    assert outcome == (1, "1 failed, 1 xfailed, 4 errors")


def test_ci_fails_what_a_worker_skipped(tmp_path: Path) -> None:
    """`make test` runs the tests in processes of their own, which report what they skip."""
    outcome = run_pytest(tmp_path / "clone", "no sqlite here", "-n", "2", CI="true")
    assert outcome == (1, "1 failed, 1 xfailed, 4 errors")


def test_ci_takes_a_skip_for_the_missing_article(tmp_path: Path) -> None:
    outcome = run_pytest(tmp_path / "clone", "no article", CI="true")
    assert outcome == (0, "5 skipped, 1 xfailed")


def test_ci_fails_that_skip_too_where_the_folder_is_there(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    outcome = run_pytest(tmp_path / "clone", "no article", CI="true")
    assert outcome == (1, "1 failed, 1 xfailed, 4 errors")


def test_elsewhere_a_skip_is_a_skip(tmp_path: Path) -> None:
    outcome = run_pytest(tmp_path / "clone", "no sqlite here")
    assert outcome == (0, "5 skipped, 1 xfailed")
