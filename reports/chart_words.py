"""What charts say of themselves."""

from __future__ import annotations

from reports.phrase import Phrase

INTERVAL = Phrase("{confidence} interval", "{confidence} 置信区间")

# Heat maps.
IN_UNIT = Phrase("{title}, in {unit}", "{title}(单位:{unit})")
UP_TO = Phrase("up to {amount}", "至 {amount}")
NOT_SHOWN = Phrase("no difference shown: the interval has zero in it", "未见差异:置信区间含零")
PRESENT = Phrase("the scenario as it is", "情景现值")
MISSING = Phrase("no result", "无结果")
HALF_WIDTHS = Phrase(
    "half-widths of the {confidence} intervals: {least} to {greatest}",
    "{confidence} 置信区间半宽:{least} 至 {greatest}",
)
HALF_WIDTH = Phrase("half-width of the {confidence} intervals: {least}", "{confidence} 置信区间半宽:{least}")
CERTAIN = Phrase("all came out the same in every replication", "每次重复都相同")
