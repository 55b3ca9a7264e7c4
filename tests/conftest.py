"""How examples are searched for, in every room.

`pytest --hypothesis-profile search` looks at other ones each time, and at many.
"""

from hypothesis import HealthCheck, settings

# No deadline and no haste: the machine may be busy with a browser. No database: nothing is left
# behind. The same examples each time: what passed here passes there.
settings.register_profile(
    "kit",
    deadline=None,
    database=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("kit"), derandomize=False, max_examples=2000
)
settings.load_profile("kit")
