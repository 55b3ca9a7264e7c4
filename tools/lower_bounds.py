"""Print what the kit and its tests need, each package at its lower bound, for pip to install.

What passes with those versions is what conda's solver may choose, too.
"""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def lower_bounds(project: str) -> list[str]:
    """Return each requirement with its lower bound as the one version.

    Args:
        project: The text of pyproject.toml.

    Returns:
        The kit's dependencies and those of its extras, such as "pyotp==2.9".

    Raises:
        ValueError: A package has no lower bound.

    Example:
        >>> lower_bounds('''
        ... [project]
        ... dependencies = ["pyotp>=2.9"]
        ... optional-dependencies.test = ["ruff>=0.17,<0.18"]
        ... ''')
        ['pyotp==2.9', 'ruff==0.17']
    """
    found = tomllib.loads(project)["project"]
    pinned = []
    extras = found["optional-dependencies"].values()
    for text in itertools.chain(found["dependencies"], *extras):
        wanted = Requirement(text)
        bounds = [each.version for each in wanted.specifier if each.operator == ">="]
        if not bounds:
            raise ValueError(f"{wanted.name} has no lower bound")
        pinned.append(f"{wanted.name}=={bounds[0]}")
    return pinned


if __name__ == "__main__":
    print(*lower_bounds((ROOT / "pyproject.toml").read_text("utf-8")), sep="\n")
