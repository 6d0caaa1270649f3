"""The command line: `zhengming COMMAND`. One module a command; each imports its work when it is called."""

import sys

import typer

from zhengming.cli.baseline import baseline
from zhengming.cli.check import check
from zhengming.cli.explain import explain
from zhengming.cli.glossary import glossary
from zhengming.cli.init import init
from zhengming.cli.name import name
from zhengming.cli.names import names
from zhengming.errors import ZhengmingError

_EPILOG = """\b
Start here:
  zhengming check releases/          check a folder of releases
  zhengming explain                  what the checks look for
  zhengming glossary                 the terms: look up, add, change, prove, exchange
  zhengming init                     settings, a glossary and a CI job for this folder
"""

app = typer.Typer(
    name="zhengming",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from zhengming import __version__

        typer.echo(f"zhengming {__version__}")
        raise typer.Exit()


@app.callback()
def _zhengming(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version and leave."
    ),
) -> None:
    """Check the Chinese and English versions of a release against each other.

    zhengming (正名, "names put right") reads Word, Markdown, HTML, text, PO, XLIFF, TMX and tables and says which
    names, titles and institutions do not agree between the two languages: where, and why.
    """


app.command(no_args_is_help=True, short_help="Check releases, files or whole folders.")(check)
app.command(no_args_is_help=True, short_help="Record today's findings; later runs show what is new.")(baseline)
app.command(short_help="What a check finds, and how to settle it.")(explain)
app.command(no_args_is_help=True, short_help="What a name can be in the other language.")(name)
app.command(no_args_is_help=True, short_help="Who is who in releases, in both languages.")(names)
app.add_typer(glossary, name="glossary", short_help="Keep a glossary: look up, add, change, prove, exchange.")
app.command(short_help="Begin: settings, a glossary, a CI job.")(init)


def main() -> None:
    """Run a command and leave with its status: 0 clean, 1 findings, 2 the run failed, 130 interrupted."""
    import gc

    gc.set_threshold(100_000, 20, 50)  # the tables are many small objects, and none of them ever goes
    try:
        app()
    except ZhengmingError as fault:
        from zhengming.cli.output import complain

        complain(str(fault))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception:
        import traceback

        traceback.print_exc()
        sys.exit(2)
    finally:
        gc.freeze()  # what is alive now goes with the process: there is no need to search it for cycles
