"""`zhengming glossary formats`: what can be imported and exported."""


def command() -> None:
    """List the formats that import and export know.

    \b
    Example:
      zhengming glossary formats
    """
    from zhengming.cli.glossary.showing import table
    from zhengming.cli.output import emit, page_width
    from zhengming.termbase.exchange import FORMATS

    rows = ((each.name, " ".join(each.suffixes), each.about) for each in FORMATS)
    emit("".join(f"{line}\n" for line in table(rows, page_width())))
