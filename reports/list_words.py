"""What the list of scenarios says, in English and Chinese; apart from other words, so that it is there at once."""

from __future__ import annotations

from reports.phrase import Phrase

NAME = Phrase("Name", "名称")
TITLE = Phrase("Title", "标题")
SCENARIOS = Phrase("Scenarios", "场景")
HINT_RUN = Phrase("onething run NAME – simulates one", "onething run 名称 – 模拟")
HINT_SHOW = Phrase("onething show NAME – explains it", "onething show 名称 – 说明")
NO_SCENARIOS = Phrase("There are no scenarios.", "没有场景。")
