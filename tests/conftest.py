"""How examples are searched for, in every room."""

from hypothesis import HealthCheck, settings

# No deadline and no haste: the machine may be busy with a browser. No database: nothing is left
# behind.
settings.register_profile(
    "kit", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kit")
