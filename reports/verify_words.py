"""What the report of the verification says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

TITLE = Phrase("Queues that theory knows", "以排队论检验")
ABOUT = Phrase(
    "{models} models, {replications} replications, {cases} cases · seed {seed}",
    "{models} 个模型,共 {replications} 次重复、{cases} 件 · 种子 {seed}",
)
ANSWER = Phrase(
    "{agree} of {all} numbers agree with theory; the chance that a right program shows any deviation is at most "
    "{chance}.",
    "{all} 个数中有 {agree} 个与理论相符;程序无误时,出现任何一处不符的概率至多为 {chance}。",
)
READING = Phrase(
    "± is the half-width of a {confidence} t interval over independent replications. Each of the {count} intervals "
    "misses theory by chance with a probability of {each}; in all that is at most {chance} (Bonferroni). Numbers "
    "without ± leave nothing to chance: they must come out exactly.",
    "± 为各次独立重复所得 {confidence} t 置信区间的半宽。{count} 个区间各以 {each} 的概率偶然不含理论值,"
    "合计至多 {chance}(Bonferroni)。不带 ± 的数与偶然无关,必须分毫不差。",
)
FILES = Phrase(
    "Each model is a scenario file, scenarios/theory/…, with the values beside its name; the formulas and their "
    "sources stand in sim/experiment/queueing_formulas.py and network_formulas.py.",
    "每个模型是一个场景文件(scenarios/theory/…),取值见名称旁;公式及出处见 "
    "sim/experiment/queueing_formulas.py 和 network_formulas.py。",
)
MODEL = Phrase(
    "{name} · {settings} · {replications}\u00a0replications, {cases}\u00a0cases",
    "{name} · {settings} · {replications} 次重复,{cases} 件",
)
SUBJECT = Phrase("{measure}: {subject}", "{subject}:{measure}")
SECTION = Phrase("Theory and simulation", "理论与模拟")
THEORY = Phrase("Theory", "理论值")
SIMULATED = Phrase("Simulated", "模拟值")
DEVIATION = Phrase("Off by", "偏差")
AGREES = Phrase("agrees", "相符")
DIFFERS = Phrase("differs", "不符")
