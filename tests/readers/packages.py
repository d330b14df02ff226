"""Packages as pip installs them, made in a folder: modules, and the entry points that name them."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent


def package(folder: Path, name: str, module: str, group: str, points: dict[str, str]) -> Path:
    """Put a module of this folder and a distribution that names it into a folder for the path."""
    folder.mkdir(exist_ok=True)
    shutil.copy(HERE / f"{module}.py", folder)
    distribution(folder, name, group, points)
    return folder


def distribution(folder: Path, name: str, group: str, points: dict[str, str]) -> None:
    """What pip leaves beside the modules of a package, which names its entry points."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = [f"[{group}]", *(f"{point} = {target}" for point, target in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines))
