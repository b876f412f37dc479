"""What charts say of themselves."""

from __future__ import annotations

from reports.phrase import Phrase

INTERVAL = Phrase("{confidence} interval", "{confidence} 置信区间")

# Heat maps.
IN_UNIT = Phrase("{title}, in {unit}", "{title}(单位:{unit})")
UP_TO = Phrase("up to {amount}", "至 {amount}")
NOT_SHOWN = Phrase("no difference shown: the interval has zero in it", "未见差异:置信区间含零")
PRESENT = Phrase("the scenario as it is", "场景现值")
MISSING = Phrase("no result", "无结果")
HALF_WIDTHS = Phrase(
    "half-widths of the {confidence} intervals: {least} to {greatest}",
    "{confidence} 置信区间半宽:{least} 至 {greatest}",
)
HALF_WIDTH = Phrase("half-width of the {confidence} intervals: {least}", "{confidence} 置信区间半宽:{least}")
CERTAIN = Phrase("all came out the same in every replication", "每次重复都相同")

# Tornadoes.
BASE = Phrase("now {amount}", "现值 {amount}")
AT_LOW = Phrase("at the lower end", "取下限时")
AT_HIGH = Phrase("at the upper end", "取上限时")
AT_BOTH = Phrase("at both ends", "取上下限均有")
NO_DIFFERENCE = Phrase("no difference", "差异为零")
ZERO = Phrase("zero", "零值")
FLIPS = Phrase("switch: the sign of the difference turns", "反转:差异变号")
UNSHOWN = Phrase("no difference is shown any more", "不再显示差异")
PLUS_MINUS = Phrase("half-width of the {confidence} interval", "{confidence} 置信区间半宽")

# Frontiers.
OTHERS = Phrase("others that were tried", "试算过的其他方案")
FRONTIER = Phrase("frontier: none is better in both", "前沿:没有两方面都更优的方案")
CHOSEN = Phrase("{label}, chosen", "{label}(选定)")
