"""The Chinese of what can be wrong with a file as a whole, with values set from outside, and with a command."""

from __future__ import annotations

from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "'{text}'": "“{text}”",
    # Keys, and what stands under them.
    "nothing is written here": "此处没有内容",
    "needed: {what}": "需要{what}",
    "this is {shape}": "这里是{shape}",
    "{keys} does not say what this is": "{keys}看不出这是什么",
    "{key} is not {what} of {called}": "{key}不是{called}的{what}",
    "'{key}' is missing in {called}": "{called}缺少“{key}”",
    "{keys} is missing in {called}": "{called}缺少 {keys}",
    "{key}: {about}": "应写 {key}:{about}",
    "'{key}' and '{other}' exclude each other": "“{key}”与“{other}”不能同时写",
    "{word} is not allowed here": "此处不能写{word}",
    "{word} (parameter {text})": "{word}(参数 {text})",
    "{text} is not {what}": "{text}不是{what}",
    # Overlays.
    "these files name each other in a circle: {chain}": "这些文件互相引用,成了循环:{chain}",
    "a scenario that extends no other must be at the end": "末端须是不 extends 其他文件的场景",
    "more than {most} files extend each other": "extends 超过 {most} 层",
    "fewer in a row": "请减少层数",
    "{source}: {wrong}": "{source}:{wrong}",
    # Values written into a file.
    "the text cannot be written on one line": "这段文字无法写在一行内",
    "{path} is written over several lines": "{path}写成了多行",
    "there is a comment inside of {path}": "{path}里面有注释",
    "nothing is written in {path}": "{path}中没有内容",
    "{path} cannot be changed alone": "无法只改动{path}",
    "change it in the file itself": "请在文件中直接改",
    # Parameters.
    "a word has no range": "词没有范围",
    "`choices`, the words that are allowed": "改用 `choices` 列出可用的词",
    "{value} is outside the range {range}": "{value} 超出可信范围 {range}",
    "{values} are outside the range {range}": "{values} 超出可信范围 {range}",
    "{count} values from {first} to {last} are outside the range {range}": (
        "从 {first} 到 {last} 有 {count} 个取值超出可信范围 {range}"
    ),
    "the result may not be believable": "结果可能不可信",
    "letters, digits and _, a letter first": "只能用字母、数字和 _,且以字母开头",
    "a parameter may name those above it": "参数只能引用写在其上方的参数",
    "{text} is not one of the choices": "{text}不在可选项中",
    "{name} cannot be the name of a parameter": "{name}不能作为参数名",
    "{name} stands further down": "{name} 写在后面",
    "{word} is a word": "{word}是词",
    "{value} is no amount like those of its range {text}": "{value} 与其范围 {text} 不是同一类的量",
    "no parameter can be varied": "没有可以变动的参数",
    "{low} is not below {high}": "{low} 不小于 {high}",
    "{name} is a word ({value})": "{name} 的取值是词({value})",
    "{name} is a distribution ({value})": "{name} 的取值是随机分布({value})",
    "{name} has no range": "{name} 没有范围",
    "give {missing}": "请写明 {missing}",
    "parameters that can be varied: {names}": "可以变动的参数:{names}",
    "{name} is not a parameter": "{name}不是参数",
    "parameter {name}": "参数 {name}",
    # Dates and hours.
    "{text} is not a date": "{text}不是日期",
    "{text} is not a moment": "{text}不是日期或时刻",
    "{text} is not a time of day": "{text}不是时刻",
    "{text} is not a weekday": "{text}不是星期",
    "{text} does not say from when to when": "{text}没有写明起止时刻",
    "{text} does not end after it begins": "{text}的结束不晚于开始",
    "{hours} overlaps {other} or stands behind it": "{hours} 与 {other} 重叠或顺序颠倒",
    # Values set from outside.
    "parameters: {names}": "可用参数:{names}",
    "the file has no parameters": "文件中没有参数",
    "in {path}": "{path} 中",
    "in the file": "文件中",
    "there is nothing {where}, which is the value {value}": "{where}只有取值{value},其下没有内容",
    "{text} sets nothing": "{text}没有设定任何值",
    "{path} is not a path": "{path}不是路径",
    "{path} is not a parameter": "{path}不是参数",
    "there is no {key} {where}": "{where}没有{key}",
    "there is no {key} {where}, which is a list": "{where}没有{key},那里是列表",
    # Finding and reading a file.
    "there is no such scenario": "没有这个场景",
    "shipped scenarios: {names}; or the path of a file": "自带场景:{names};也可写文件路径",
    "there is no such file": "没有这个文件",
    "this is a directory": "这是文件夹",
    "the file cannot be read: {reason}": "文件无法读取:{reason}",
    "the file is larger than {most} MB": "文件超过 {most} MB",
    "byte {byte} is not UTF-8 text": "字节 {byte} 不是 UTF-8 文字",
    "save the file with the encoding UTF-8": "请用 UTF-8 编码保存文件",
    "the control character {code} is not text": "控制字符 {code} 不是文字",
    "the file is empty": "文件是空的",
    "a scenario begins with `title:`": "场景以 `title:` 开头",
    "the file is nested more than {most} levels deep": "文件嵌套超过 {most} 层",
    "the file holds more than {most} keys and values": "文件中的键和取值超过 {most} 个",
    "a second document begins here": "此处开始了第二个文档",
    "a scenario is one document, without `---`": "一个场景只有一个文档,不写 `---`",
    "'*{name}' is an alias": "“*{name}”是别名",
    "'&{name}' is an anchor": "“&{name}”是锚点",
    "write the value itself, or a parameter": "请直接写取值,或用参数",
    "the tag {tag} is not allowed": "不能使用标签{tag}",
    "values without tags": "取值不带标签",
    "this key is a list or a mapping": "这个键是列表或“键: 值”",
    "the key {key} is here twice (first in line {first})": "键{key}写了两次(第一次在第 {first} 行)",
    "each key once": "每个键只写一次",
    # The syntax of YAML.
    "{wrong} (it begins in line {line})": "{wrong}(从第 {line} 行开始)",
    "this is not YAML: {message}": "不是有效的 YAML:{message}",
    "a colon stands where no key can be": "此处不能有冒号",
    "put text with `: ` in quotes; begin a new key on a new line": "含 `: ` 的文字请加引号;新的键另起一行",
    "this line does not fit what stands above it": "这一行与上文对不上",
    "keys that belong together begin in the same column; items of a list begin with `- `": (
        "同级的键从同一列开始;列表的每项以 `- ` 开头"
    ),
    "a list cannot begin here": "此处不能开始列表",
    "begin each item with `- ` on a line of its own": "每项另起一行,以 `- ` 开头",
    "this list in `[ ]` does not end": "`[ ]` 列表没有结束",
    "a `,` or `]` is missing before this": "此前缺少 `,` 或 `]`",
    "this mapping in `{ }` does not end": "`{ }` 没有结束",
    "a `,` or `}` is missing before this": "此前缺少 `,` 或 `}`",
    "the text before this is neither a key nor a value": "此前的文字既不是键也不是取值",
    "a `:` is missing": "缺少 `:`",
    "a quoted text does not end": "引号没有结束",
    "a closing quote is missing": "缺少后引号",
    "this backslash means nothing": "此处的反斜杠没有意义",
    "put the text in single quotes": "请用单引号括起文字",
    "text cannot begin with `*` or `&`": "文字不能以 `*` 或 `&` 开头",
    "text cannot begin with {sign}": "文字不能以{sign}开头",
    "put it in quotes": "请加引号",
    "a value cannot begin like this": "取值不能这样开头",
    "put text with special characters in quotes": "含特殊符号的文字请加引号",
    "a tab is used for indentation": "缩进用了制表符",
    "use spaces": "请用空格",
}
"""What is wrong with the text of a file."""

COMMANDS: Mapping[str, str] = {
    "standard output is closed": "标准输出已关闭",
    "a worker process died; its replications are run again": "一个工作进程意外终止,其承担的重复运行将重新进行",
    "worker processes died again and again; replications that are missing: {numbers}; try --jobs 1": (
        "工作进程反复意外终止;缺少的重复运行:第 {numbers} 次;请加 --jobs 1 重试"
    ),
    "no worker process can be started ({reason}); one core does everything": (
        "无法启动工作进程({reason}),改由单个核心完成"
    ),
    "replication {number} failed: {reason}": "第 {number} 次重复运行失败:{reason}",
    "there is not enough memory": "内存不足",
    "{wrong}: {allowed}": "{wrong}:{allowed}",
    "output": "输出",
    "{place}: {reason}": "{place}:{reason}",
    "{name}: there are no reforms that are switched on; gains is for halls, such as the one called hall": (
        "{name}:没有开启的改革;gains 用于含多项改革的大厅,如 hall"
    ),
    "all cases come at fixed dates ({types}), so there is no steady state to warm up for": (
        "全部办件({types})都在固定日期到来,没有稳态,无需预热"
    ),
    "a break-even needs at least two replications": "求平衡点至少需要重复 2 次",
    "{typed} is not a process to compare with the baseline; allowed: {allowed}": (
        "{typed} 不是可与基准流程对比的流程;可用:{allowed}"
    ),
    "{typed} is not a measure; allowed: {allowed}": "{typed} 不是指标;可用:{allowed}",
    "there is no case type {name}: {types}": "没有办件类型{name};可用:{types}",
    "case {number} of {case_type} does not come; cases that come: {count}": (
        "{case_type}的第 {number} 件不会到来;到件共 {count} 件"
    ),
    "check needs at least one scenario file": "check 至少需要一个场景文件",
    "{count} cases are to be expected in {replications} replications of every process; at most {most}: "
    "fewer replications, or a shorter horizon": (
        "各流程重复运行 {replications} 次,预计共有 {count} 件办件,最多 {most} 件;请减少重复次数,或缩短模拟期"
    ),
    "--least and --most are for --precision": "--least 和 --most 只与 --precision 合用",
    "--precision and --replications exclude each other; --most bounds the replications": (
        "--precision 与 --replications 不能同时使用;重复次数的上限用 --most 设定"
    ),
    "--least {least} is more than --most {most}": "--least {least} 大于 --most {most}",
    "--precision {typed}: needed is a share from 0.1% to 50%, such as 5% or 0.05": (
        "--precision {typed}:须为 0.1% 至 50% 之间的比例,如 5% 或 0.05"
    ),
    "{option} {target}: this is not the path of a file": "{option} {target}:这不是文件路径",
    "{option} {target}: there is no folder {folder}": "{option} {target}:没有文件夹 {folder}",
    "nothing is varied; give --vary, such as --vary windows=4..12": (
        "没有写明变动什么;请用 --vary,如 --vary windows=4..12"
    ),
    "{text} is not a measure": "{text}不是可用的指标;也可写中文,如办理时长、等候 p90、利用率",
    "{text} is a measure of halls": "{text}只用于大厅",
    "another measure": "请换一项指标",
    "of which pool": "未写明是哪一类人员",
    "{name} of one of: {pools}": "写成 {name} of 加其中之一:{pools}",
    "there is nothing called {name} that has this measure": "没有名为{name}且有此指标的对象",
    "nothing in the file is counted or timed": "文件中没有计数或计时",
    "say what to change, such as windows=6": "请写明要改什么,如 windows=6",
    "{file} comes with the program and is not changed; {own}": "{file} 是自带的场景,不能改动;{own}",
    "make your own: onething show {name} --source > my.yaml": "可另存一份:onething show {name} --source > my.yaml",
    "{file} is no file that can be changed": "{file} 不是可以改动的文件",
    "{file} was changed by somebody else meanwhile; nothing is written": "{file} 刚被他人改过;未写入任何内容",
}
"""Lines of the program itself."""

SYSTEM: Mapping[str, str] = {
    "No space left on device": "磁盘空间不足",
    "Permission denied": "没有权限",
    "No such file or directory": "没有这个文件或文件夹",
    "Is a directory": "这是文件夹",
    "Not a directory": "不是文件夹",
    "File name too long": "文件名太长",
    "Input/output error": "读写错误",
    "Read-only file system": "文件系统只读",
    "File too large": "文件超出大小限制",
    "Disk quota exceeded": "超出磁盘配额",
    "Operation not permitted": "不允许这样操作",
    "Cannot allocate memory": "内存不足",
    "Resource temporarily unavailable": "资源暂时不足",
    "Function not implemented": "系统不支持",
    "Too many open files": "打开的文件太多",
    "Too many levels of symbolic links": "符号链接成环",
    "embedded null byte": "路径中有空字符",
}
"""Reasons that the operating system gives."""
