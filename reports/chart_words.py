"""What charts say of themselves."""

from __future__ import annotations

from reports.phrase import Phrase

INTERVAL = Phrase("{confidence} interval", "{confidence} 置信区间")
