"""Every text that can become part of a message about a user's mistake, found in the source by its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

SAYS = {
    "told": (0,),
    "report": (0, 1),
    "report_at_key": (0, 1),
    "_report": (1, 2),
    "NotationError": (0, 1),
    "Problem": (2, 3),
    "_error": (1, 2),
    "_fatal": (1, 2),
    "_lose": (1, 2),
    "_unreadable": (1, 2),
    "needs": (0,),
    "text": (0,),
    "children": (0,),
    "items": (0,),
    "fail": (0,),
    "leave": (0,),
    "tell_message": (0,),
    "read_amount": (3,),
    "_chosen": (3,),
    "_named": (2,),
    "_check_keys": (4,),
}
"""Calls that make messages, and which of their arguments are texts."""

DECLARES = {
    "Form": (1,),
    "Entry": (2,),
    "name_entry": (1,),
    "_do": (0,),
    "_dates": (0,),
    "Text": (0,),
    "ByName": (1,),
    "ListOf": (1,),
    "OneOrList": (1,),
    "Others": (3,),
    "Recognised": (1,),
    "Amount": (1,),
    "Fixed": (1,),
    "FlowReader": (0,),
}
"""Declarations of the language with texts that messages quote."""

HOLDS = {"wrong", "allowed", "what", "where", "by", "done", "reason", "_COLON", "_KEY"}
"""Variables in which texts wait for their message."""

TABLES = {"_WORDS": "yaml_words", "_SUCH_AS": "notation", "USAGE": "distributions"}
"""Tables whose values are texts, and the file in which they stand."""

RETURNS = {"in_plain_words", "_some"}
"""Functions that give texts."""


def source_files() -> list[Path]:
    return sorted((ROOT / "sim").rglob("*.py"))


def templates() -> dict[str, set[str]]:
    """Texts with the names of the files in which they stand."""
    found: dict[str, set[str]] = {}
    for path in source_files():
        for expression in expressions(path):
            for text in texts(expression):
                found.setdefault(text, set()).add(path.stem)
    return {text: files for text, files in found.items() if is_prose(text)}


def is_prose(text: str) -> bool:
    """Whether a text has words to translate, and is not just an example such as `erlang(mean 10 min phases 3)`."""
    return any(character.isalpha() for character in text) and not re.fullmatch(r"\w+\([^()]*\)", text)


def expressions(path: Path) -> Iterator[ast.expr]:
    """What stands in the source where a text of a message can stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                wanted = (*SAYS.get(name, ()), *DECLARES.get(name, ()))
                yield from (argument for index, argument in enumerate(node.args) if index in wanted)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if (
                name in HOLDS or TABLES.get(name) == path.stem
            ):
                if node.value is not None:
                    yield node.value
            case ast.FunctionDef(name=name) if name in RETURNS:
                yield from (
                    inside.value for inside in ast.walk(node) if isinstance(inside, ast.Return) and inside.value
                )
            case ast.FunctionDef(args=ast.arguments(args=arguments, defaults=defaults)) if defaults:
                named = zip(arguments[-len(defaults) :], defaults, strict=False)
                yield from (default for argument, default in named if argument.arg == "what")
            case _:
                pass


def texts(expression: ast.expr) -> Iterator[str]:
    """The constant texts that an expression may give."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    for inside in within(expression):
        yield from texts(inside)


def within(expression: ast.expr) -> list[ast.expr]:
    """What an expression chooses from or puts together."""
    match expression:
        case ast.IfExp(body=first, orelse=second):
            return [first, second]
        case ast.Call(func=ast.Attribute(value=ast.Dict() as table, attr="get"), args=arguments):
            return [table, *arguments]
        case ast.Tuple(elts=[ast.Constant(), ast.Tuple() | ast.Name() as words]):  # a fragment, and what it means
            return [words]
        case ast.BoolOp(values=inside) | ast.Tuple(elts=inside) | ast.Dict(values=inside):
            return inside
        case _:
            return []
