"""`--format NAME[=FILE]`: which reports are asked for, and where they go."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhengming.errors import UsageError

if TYPE_CHECKING:
    from zhengming.model import Report
    from zhengming.settings import Settings

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html", "docx")
_WITH_TEXTS = ("html", "docx")
_OPTION = "--format"
_COPIES = "docx"


class Output(NamedTuple):
    """A report to write. Without a path it goes to standard output."""

    format: str
    path: Path | None


def asked(given: Sequence[str]) -> tuple[Output, ...]:
    """The reports that `--format` asks for. Raises UsageError for what cannot be written, before anything is read."""
    outputs = tuple(map(_output, given))
    printed = [output.format for output in outputs if output.path is None]
    if len(printed) > 1:
        raise UsageError(
            f"{_OPTION} {printed[0]} and {_OPTION} {printed[1]} both go to standard output; "
            f"give one of them a file: {_OPTION} {printed[1]}=FILE"
        )
    paths = [output.path.absolute() for output in outputs if output.path]
    for path in paths:
        if paths.count(path) > 1:
            raise UsageError(f"{_OPTION} writes {path} twice; give each format a file of its own")
    return outputs


def show_texts(outputs: Sequence[Output]) -> bool:
    """Whether a report shows more of the texts than what its findings point at."""
    return any(output.format in _WITH_TEXTS for output in outputs)


def _output(given: str) -> Output:
    name, separator, path = given.partition("=")
    if name not in FORMATS:
        raise UsageError(_unknown(name))
    if separator and not path and name != _COPIES:
        raise UsageError(f'{_OPTION} "{given}" names no file; write {name}=FILE, or {name} for standard output')
    if name == _COPIES:
        _refuse_folder(given, path)
    elif path:
        from zhengming.writing import refuse

        refuse(Path(path))
    return Output(name, Path(path) if path else None)


def _refuse_folder(given: str, path: str) -> None:
    if not path:
        raise UsageError(
            f'{_OPTION} "{given}" names no folder for the copies of the Word files; write {_COPIES}=FOLDER'
        )
    if os.path.lexists(path) and not os.path.isdir(path):
        raise UsageError(f'{_OPTION} "{given}": {path} is a file, not a folder')


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, FORMATS, 1, 0.5)
    hint = f"; the nearest is {near[0]}" if near else ""
    return f'{_OPTION} "{name}": there is no such format{hint}; the formats are {", ".join(FORMATS)}'


def deliver(report: "Report", outputs: Sequence[Output], settings: "Settings", glossary: Sequence[Path]) -> None:
    """Write the reports; say on standard error which files hold them, where nothing is printed. Raises UsageError.

    The settings and the folders of the glossary are those of the run: a page shows the releases with all their people.
    """
    from zhengming import writing
    from zhengming.cli.output import complain, emit

    files: list[tuple[Path, bytes]] = []
    printed: list[str] = []
    for output in outputs:
        if output.path and output.format == _COPIES:
            files += _copies(report, output.path)
        elif output.path:
            text = _rendered(report, output, settings, glossary)
            files.append((output.path, text.encode("utf8", "backslashreplace")))
        else:
            printed.append(_rendered(report, output, settings, glossary))
    for path, content in files:
        writing.replace(path, content)
    for text in printed:
        emit(text)
    if not printed:
        from zhengming.reports.text import summary

        complain(f"{summary(report)}; written: {', '.join(str(output.path) for output in outputs)}")


def _copies(report: "Report", folder: Path) -> list[tuple[Path, bytes]]:
    """The Word files with comments; the other files are named on standard error."""
    from zhengming.cli.copies import copies
    from zhengming.cli.output import complain

    files, others = copies(report, folder)
    if others:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        complain(f"no Word files, so without a copy in {folder}: {', '.join(others[:3])}{more}")
    return files


def _rendered(report: "Report", output: Output, settings: "Settings", glossary: Sequence[Path]) -> str:
    if output.format == "text":
        return _page(report, printed=output.path is None)
    if output.format == "sarif":
        return _sarif(report)
    if output.format == "html":
        from zhengming import termbase, who
        from zhengming.reports import html

        return html.render(report, tuple(who.views(report.releases, settings, termbase.load(glossary))))
    from importlib import import_module

    rendered: str = import_module(f"zhengming.reports.{output.format}").render(report)
    return rendered


def _page(report: "Report", printed: bool) -> str:
    from zhengming.cli.output import colourful, page_width
    from zhengming.reports import text

    return text.render(report, width=page_width(), colour=colourful()) if printed else text.render(report)


def _sarif(report: "Report") -> str:
    from zhengming import __version__
    from zhengming.checks import CHECKS, page
    from zhengming.reports import sarif

    rules = [sarif.Rule(check.name, check.category, check.severity, page(check.name)) for check in CHECKS]
    return sarif.render(report, rules, __version__)
