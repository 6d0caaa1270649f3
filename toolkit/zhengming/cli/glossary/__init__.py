"""`zhengming glossary COMMAND`: one module a command, imported when it is called."""

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer.core import TyperCommand

COMMANDS = {
    "list": "What is in a glossary.",
    "show": "One entry, and what refers to it.",
    "find": "By Chinese, English, pinyin, initials, or nearly.",
    "add": "A new entry; for a person the name is enough.",
    "edit": "One entry in your editor.",
    "remove": "Take an entry out.",
    "rename": "Give an entry another id.",
    "merge": "Make one entry of two.",
    "lint": "Every fault, and what to do about it.",
    "format": "Put the files into the canonical form.",
    "stats": "How many entries of which kind.",
    "import": "The terms of another tool.",
    "export": "Entries for another tool.",
    "formats": "What can be imported and exported.",
    "schema": "What editors check a file by.",
    "history": "What became of one entry, commit by commit.",
    "diff": "What has changed since a commit, by entry.",
    "impact": "The releases that a change of an entry would touch.",
    "merge-driver": "What git calls to merge a glossary file.",
    "suggest": "Entries that past releases have and it lacks.",
}
"""The commands in the order of the help. Each is the function `command` of the module of its name."""


class _Commands(TyperGroup):
    """The group that imports a command's module when it is named."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> "TyperCommand | None":  # type: ignore[override]
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        module = import_module(f"zhengming.cli.glossary.{name}")
        one = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=_SETTINGS)
        one.command(cmd_name, short_help=COMMANDS[cmd_name])(module.command)
        return typer.main.get_command(one)  # type: ignore[return-value]


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
glossary = typer.Typer(cls=_Commands, rich_markup_mode=None, no_args_is_help=True, context_settings=_SETTINGS)


@glossary.callback()
def _glossary() -> None:
    """Keep a glossary: look entries up, add and change them, prove them, exchange them with other tools.

    A glossary is a folder of YAML files (see `zhengming init`). The commands work on the folder that --glossary names,
    or on the first one in the settings that is not the shipped one.
    """
