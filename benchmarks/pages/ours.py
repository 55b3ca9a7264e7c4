"""(b) The kit: a phone and a time window that tick in the browser."""

# %%
import totp_demo as td

# The benchmark sets these.
PERIOD = 30
RATE = 1.0
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the standard's own test secret

# %%
lesson = td.Lesson("en")
lesson.account.reconfigure(period=PERIOD)
lesson.phone.app = "aegis"  # honours any period
lesson.clock.rate = RATE
# The key of the other page, so that both show the same codes.
generate = td.Key.generate
td.Key.generate = lambda account, **settings: td.Key(SECRET, account, **settings)
key = lesson.account.enable_mfa()
td.Key.generate = generate
lesson.phone.scan(key.uri)
lesson.account.confirm(key.code_at(lesson.server_clock.now()))

# %%
lesson.phone_view()

# %%
lesson.time_window()
