"""The words about values changed in a file, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

CHANGED = Phrase("{name}  {old} → {new}", "{name}  {old} → {new}")
UNCHANGED = Phrase("{name}  {new} (as before)", "{name}  {new}(未变)")
NOT_WRITTEN = Phrase("(not written)", "(未写)")
NOTHING = Phrase("Nothing to change in {file}.", "{file} 无需改动。")
WRITTEN = Phrase("{file} is changed. Next: onething run {typed}", "{file} 已改好。下一步:onething run {typed}")
ONLY_SHOWN = Phrase(
    "Nothing is written yet: leave out --dry-run to change {file}.", "尚未写入:去掉 --dry-run 即改动 {file}。"
)
