"""(a) What first comes to mind: tick in the kernel, redraw with matplotlib each second."""

# %%
import asyncio
import io
import time

import ipywidgets
import pyotp
from IPython.display import display
from matplotlib import pyplot as plt

# The benchmark sets these.
PERIOD = 2
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the standard's own test secret
totp = pyotp.TOTP(SECRET, interval=PERIOD)


# %%
def draw(now: float) -> bytes:
    """Draw the steps around a moment, with their codes."""
    current = int(now // PERIOD)
    figure, axes = plt.subplots(figsize=(8, 2))
    for step in range(current - 3, current + 4):
        inside = abs(step - current) <= 1
        axes.axvspan(step, step + 1, color="lightgreen" if inside else "lightgrey", ec="white")
        axes.text(step + 0.5, 0.5, totp.generate_otp(step), ha="center")
    axes.axvline(now / PERIOD, color="black")
    axes.set_yticks([])
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    plt.close(figure)
    return picture.getvalue()


# %%
label = ipywidgets.Label(totp.now())
label.add_class("benchmark-first")
picture = ipywidgets.Image(format="png", value=draw(time.time()))
display(ipywidgets.VBox([label, picture]))  # type: ignore[no-untyped-call]


async def tick() -> None:
    """Show the code and the picture, second after second."""
    while True:
        label.value = totp.now()
        picture.value = draw(time.time())
        await asyncio.sleep(1)


ticking = asyncio.get_running_loop().create_task(tick())
