"""Our codes against another program's, over random keys, times and parameters."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass

from totp_demo.model.base32 import encode_secret
from totp_demo.model.derivation import HASHES, derive
from totp_demo.model.key import Key

CASES = 1200
MORE_STEPS = 2
PERIODS = (1, 10, 15, 30, 60, 90, 120, 121, 300, 3600, 86_400)


@dataclass(frozen=True)
class Case:
    """One key and the time of its first code."""

    secret: bytes
    time: int
    digits: int
    period: int
    algorithm: str

    @classmethod
    def random(cls) -> Case:
        """Throw the dice, with the operating system's randomness."""
        dice = random.SystemRandom()
        return cls(
            secret=dice.randbytes(dice.choice((10, 16, 20, 32, 64, dice.randint(10, 128)))),
            time=dice.choice((dice.randrange(2**31), dice.randrange(2**35))),
            digits=dice.randint(6, 8),
            period=dice.choice((*PERIODS, dice.randint(1, 86_400))),
            algorithm=dice.choice(sorted(HASHES)),
        )

    @property
    def command(self) -> str:
        """The shell line that prints this code and the next ones."""
        return (
            f"oathtool --totp={self.algorithm} --now=@{self.time} --digits={self.digits} "
            f"--time-step-size={self.period}s --window={MORE_STEPS} {self.secret.hex()}"
        )

    @property
    def codes(self) -> list[str]:
        """The same codes, ours."""
        key = Key(
            encode_secret(self.secret),
            "camille",
            algorithm=self.algorithm,
            digits=self.digits,
            period=self.period,
        )
        step = key.step_at(self.time)
        codes = key.codes(step, 1 + MORE_STEPS)
        assert codes[0] == key.code_at(self.time) == key.derivation_at(self.time).code
        derived = [
            derive(self.secret, step + more, digits=self.digits, algorithm=self.algorithm).code
            for more in range(1 + MORE_STEPS)
        ]
        assert codes == derived
        return codes


def test_our_codes_are_oathtools() -> None:
    assert shutil.which("oathtool"), "install oathtool (Debian: apt install oathtool)"
    cases = [Case.random() for _ in range(CASES)]
    script = "set -e\n" + "\n".join(case.command for case in cases)
    # One shell for all: starting twelve hundred programs from Python takes three times as long.
    done = subprocess.run(
        ["sh"], input=script, capture_output=True, text=True, check=True, timeout=120
    )
    theirs = done.stdout.split()
    assert len(theirs) == CASES * (1 + MORE_STEPS)
    for index, case in enumerate(cases):
        first = index * (1 + MORE_STEPS)
        assert case.codes == theirs[first : first + 1 + MORE_STEPS], case
