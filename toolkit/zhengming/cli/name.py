"""`zhengming name`: what a name can be in the other language, and why."""

from typing import Annotated

import typer


def name(
    text: Annotated[
        str, typer.Argument(help='A Chinese or a Latin name: 罗小兵, or "Luo Xiaobing".', show_default=False)
    ],
    other: Annotated[
        str | None, typer.Argument(help="The name in the other script, to see whether it fits.", show_default=False)
    ] = None,
) -> None:
    """Show every accepted English form of a Chinese name, or what a Latin name can be in Chinese, with the readings.

    \b
    Examples:
      zhengming name 罗小兵
      zhengming name "Luo Xiaobing"
      zhengming name 罗文广 "Luo Guangwen"
    """
    from zhengming.cli.output import emit
    from zhengming.errors import UsageError
    from zhengming.names.describing import describe

    try:
        rows = describe(text, other or "")
    except ValueError as error:
        raise UsageError(str(error)) from None
    widest = max(len(row.label) for row in rows)
    emit(
        "\n".join([f"{text} {other or ''}".rstrip(), *(f"  {row.label:<{widest}}  {row.text}" for row in rows)]) + "\n"
    )
