"""The Chinese of messages about runs: who carries them out, where they are kept."""

from __future__ import annotations

from collections.abc import Mapping

RUNS: Mapping[str, str] = {
    "{option} {typed}: this is not an address such as tcp://host:8786": (
        "{option} {typed}:须为调度器地址,如 tcp://host:8786"
    ),
    "--jobs are the cores of this machine: leave it out beside --cluster": (
        "--jobs 指本机核心数;使用 --cluster 时请勿指定"
    ),
    "{file}: ok": "{file}:无误",
    "a cluster needs more packages: pip install 'onething[cluster]'": (
        "使用集群须另装软件包:pip install 'onething[cluster]'"
    ),
    "the cluster at {address} does not answer": "集群 {address} 没有应答",
    "the cluster at {address} has no workers": "集群 {address} 没有工作进程",
    "the cluster at {address} has no workers any more": "集群 {address} 已没有工作进程",
    "the cluster at {address} was lost ({reason})": "与集群 {address} 的连接已中断({reason})",
    "a worker of the cluster has version {theirs}, not {ours}": "集群的工作进程为版本 {theirs},本机为 {ours}",
    "a worker of the cluster lacks a package: {name}": "集群的工作进程缺少软件包:{name}",
    "its worker process died again and again; try --jobs 1": "其工作进程一再意外终止;可试用 --jobs 1",
    "{path}: this file of kept replications cannot be used ({reason})": "{path}:保存各次重复的文件无法使用({reason})",
    "{reason}; the run goes on, but what follows is not kept": "{reason};运行继续,但其后不再保存",
    "the results cannot be kept ({reason})": "无法保存结果({reason})",
    "--runs {typed}: this is not the path of a folder": "--runs {typed}:不是文件夹的路径",
    "this run is kept as {name}; if it is interrupted, --resume goes on with it": (
        "本次运行存为 {name};若中断,用 --resume 接着做"
    ),
    "goes on with {name}": "接着运行 {name}",
    "the results are not those of {name}": "结果与 {name} 不同",
    "the same results as {name}, byte for byte": "结果与 {name} 逐字节相同",
    "the run {name} cannot be read: {reason}": "运行 {name} 无法读取:{reason}",
    "a capacity needs at least two replications": "求办理能力至少要重复两次",
    "its results are damaged": "其结果已损坏",
    "its replications are damaged": "其重复运行记录已损坏",
    "the two runs have no process in common": "两次运行没有相同的流程",
    "the two runs have no replication in common": "两次运行没有编号相同的重复运行",
    "the two runs have no number in common: their processes have other case types and pools": (
        "两次运行没有相同的数:其流程的事项和人员都不相同"
    ),
    "{name} holds no run but a {command}; only runs can be compared": "{name} 是 {command},只能比较 run 的结果",
    "{name} is not finished; onething rerun goes on with it": "{name} 未完成;可用 onething rerun 接着做",
    "a sensitivity study needs at least two replications": "敏感性分析至少要重复两次",
    "--sobol {typed}: needed is a power of two from {least} to {most}, such as 64": (
        "--sobol {typed}:须为 {least} 到 {most} 之间的 2 的幂,如 64"
    ),
    "its question is damaged": "其内容已损坏",
    "its folder was written by version {version}": "其文件夹由版本 {version} 写成",
    "{file} is damaged": "{file} 已损坏",
    "{name} was run by version {theirs}, this is version {ours}: its numbers may be others; ask the same again with "
    "--save, to have it run by this version": (
        "{name} 由版本 {theirs} 运行,本程序为版本 {ours}:数值可能不同;请用 --save 以本版本重新运行一次"
    ),
    "--runs is the folder in which --save keeps a run and --resume looks for one: give one of these": (
        "--runs 是 --save 保存、--resume 查找运行的文件夹:须同时给出其中之一"
    ),
    "{typed} is the beginning of {count} runs; write more of it": "有 {count} 次运行以 {typed} 开头,请写得更全",
    "there is no run {typed} in {folder}": "{folder} 中没有运行 {typed}",
    "{wrong}; did you mean {meant}?": "{wrong};是否想写 {meant}?",
}
