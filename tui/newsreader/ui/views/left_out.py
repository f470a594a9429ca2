"""What the other versions tell and this one does not."""

from __future__ import annotations
