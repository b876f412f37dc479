"""The words about a scenario that extends another one, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

EXTENDS = Phrase("{title} ({name}) with other values:", "在{title}({name})的基础上改动:")
EXTENDS_ONLY = Phrase("{title} ({name}) with the same values", "与{title}({name})取值相同")
CHANGED = Phrase("{name}: {old} → {new} (set in {source})", "{name}:{old} → {new}(见 {source})")
ADDED = Phrase("{name}: {new} (added in {source})", "{name}:{new}(增于 {source})")
