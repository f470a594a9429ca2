"""Why notes could not be shared. The text of each is one line for the reader; nothing is lost by any."""

from __future__ import annotations


class SharingError(Exception):
    """Nothing was shared, and trying again changes nothing."""


class Unreachable(SharingError):
    """The server did not answer, or ceased to: what is new here waits."""


class PasswordNeeded(SharingError):
    """The server wants a password, and none was found or it is wrong."""
