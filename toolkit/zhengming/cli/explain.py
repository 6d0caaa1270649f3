"""`zhengming explain`: what a check finds, why it matters, and how to settle it."""

from typing import Annotated

import typer


def _names(incomplete: str) -> list[str]:
    from zhengming.checks import by_name

    return sorted(name for name in by_name() if name.startswith(incomplete))


def explain(
    check: Annotated[
        str | None, typer.Argument(help="The name of a check.", autocompletion=_names, show_default=False)
    ] = None,
) -> None:
    """Explain a check: what it finds, why it matters, how to settle a finding. Without a name, list all checks.

    \b
    Examples:
      zhengming explain
      zhengming explain name-mismatch
    """
    from zhengming.checks import by_name, page
    from zhengming.cli.output import colourful, emit, page_width
    from zhengming.errors import UsageError

    if check is None:
        emit(_list(page_width(), colourful()))
    elif check in by_name():
        emit(_rendered(page(check), page_width(), colourful()))
    else:
        from zhengming.settling import unknown_check

        raise UsageError(unknown_check(check))


def _list(width: int, colour: bool) -> str:
    """The checks with one line each, by category."""
    from zhengming.checks import CHECKS, summary
    from zhengming.reports.text import wrapped

    column = max(len(check.name) for check in CHECKS) + 2
    lines: list[str] = []
    for category in dict.fromkeys(check.category for check in CHECKS):
        lines += ["", _bold(category, colour)]
        for check in sorted((c for c in CHECKS if c.category == category), key=lambda c: c.name):
            first, *more = wrapped(_plain(summary(check.name)), max(width - column - 2, 20))
            lines.append(f"  {check.name:{column}}{first}")
            lines += [" " * (column + 2) + line for line in more]
    return "\n".join(lines[1:]) + "\n"


def _rendered(markdown: str, width: int, colour: bool) -> str:
    """A page for the terminal: headings bold, paragraphs filled to the width, examples indented."""
    lines: list[str] = []
    paragraph: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), ""]:
        starts = line.startswith(("#", "```", "- ", "* ", "> ")) or not line.strip()
        if paragraph and (fenced or starts):
            lines += _filled(" ".join(paragraph), width)
            paragraph = []
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            lines.append(_bold(line.lstrip("# "), colour))
        elif line.strip():
            paragraph.append(line.strip())
        else:
            lines.append("")
    return "\n".join(lines).strip("\n") + "\n"


def _filled(paragraph: str, width: int) -> list[str]:
    from zhengming.reports.text import wrapped

    indent = "  " if paragraph.startswith(("- ", "* ")) else ""
    first, *more = list(wrapped(_plain(paragraph), width - len(indent))) or [""]
    return [first, *(indent + line for line in more)]


def _plain(text: str) -> str:
    return text.replace("`", "").replace("**", "")


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
