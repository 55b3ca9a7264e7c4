"""Guessing made slow, then stopped (RFC 4226 §7.3)."""

from __future__ import annotations

from totp_demo.model.seconds import possible_time


class Throttle:
    """Counts failures in a row: a few are free, then each waits longer, then all stops.

    RFC 4226 §7.3 names both ways, a growing delay and a lock, and asks that they hold across
    sessions: so one throttle belongs to an account, not to a page.

    Args:
        free: failures that cost nothing.
        delay: seconds to wait after the first failure beyond those; each further one adds as much.
        lock_after: failures at which the account locks.

    Example:
        >>> throttle = Throttle()
        >>> for _ in range(4):
        ...     throttle.fail(1000.0)
        >>> throttle.retry_at
        1010.0
    """

    def __init__(self, free: int = 2, delay: float = 5.0, lock_after: int = 10) -> None:
        """Start with no failure counted."""
        if free < 0 or delay < 0 or lock_after < 1:
            message = "free and delay must not be negative, lock_after at least 1"
            raise ValueError(message)
        self.free = free
        self.delay = delay
        self.lock_after = lock_after
        self._failures = 0
        self._failed_at = 0.0
        self._retry_at: float | None = None

    @property
    def failures(self) -> int:
        """Failures in a row since the last success."""
        return self._failures

    @property
    def locked(self) -> bool:
        """Whether only `unlock` helps now."""
        return self._failures >= self.lock_after

    @property
    def retry_at(self) -> float | None:
        """When the next attempt is taken, in Unix seconds; None: at once, or locked."""
        return self._retry_at

    def waiting_until(self, now: float) -> float | None:
        """Return when the next attempt is taken if that is still to come.

        Args:
            now: Unix seconds.

        Returns:
            The time to wait for, or None when an attempt is taken now (or never: see `locked`).

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.

        Example:
            >>> throttle = Throttle(free=0)
            >>> throttle.fail(1000.0)
            >>> throttle.waiting_until(1004.9), throttle.waiting_until(1005.0)
            (1005.0, None)
        """
        now = possible_time(now)
        if self._retry_at is None:
            return None
        if now < self._failed_at:
            # The clock was set back. The delay starts again: it is never skipped, and a
            # lesson set back by a day does not have to wait for a day.
            self._retry_at += now - self._failed_at
            self._failed_at = now
        return self._retry_at if now < self._retry_at else None

    def fail(self, now: float) -> None:
        """Count a failure.

        Args:
            now: Unix seconds.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is counted.
        """
        now = possible_time(now)
        self._failures += 1
        self._failed_at = now
        beyond = self._failures - self.free
        delayed = beyond > 0 and not self.locked
        self._retry_at = now + self.delay * beyond if delayed else None

    def succeed(self) -> None:
        """Forget the failures; a lock stays."""
        if not self.locked:
            self.unlock()

    def unlock(self) -> None:
        """Forget the failures and open the lock."""
        self._failures = 0
        self._retry_at = None

    def __repr__(self) -> str:
        """Say how far it is."""
        return f"Throttle(failures={self._failures}, locked={self.locked})"
