"""`zhengming check`: check releases, and say what does not agree."""

from functools import partial
from typing import TYPE_CHECKING

import typer

from zhengming.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhengming.model import Report


def check(
    paths: options.Paths = None,
    zh: options.Chinese = None,
    en: options.English = None,
    glossary: options.Glossary = None,
    format: options.Formats = None,
    only: options.Only = None,
    baseline: options.Baseline = None,
    fix: options.Fix = False,
    diff: options.Diff = False,
    since: options.Since = None,
    jobs: options.Jobs = 0,
    cache: options.Cache = True,
    level: options.Least = None,
    settings: options.SettingsFile = None,
) -> None:
    """Check the Chinese and English versions of releases against each other.

    Folders are searched for .docx, .md, .html, .txt, .po, .xlf and .tmx files. Two files belong together when their
    names say so: memo.zh.md and memo.en.md, zh/memo.docx and en/memo.docx. A file in one language only is checked too.

    \b
    Examples:
      zhengming check releases/
      zhengming check memo.zh.docx memo.en.docx
      zhengming check --zh 新闻稿.docx --en release.docx
      zhengming check releases/ --format text --format sarif=report.sarif
      zhengming check releases/ --check name-mismatch --glossary our-terms
      zhengming check releases/ --baseline known.json
      zhengming check releases/ --since origin/main
      zhengming check releases/ --diff

    \b
    Status: 0 nothing found, 1 findings at or above the level,
    2 something could not be checked.
    """
    from zhengming import archive, mending, settling
    from zhengming.cli import asking, fixes, formats

    fixes.refuse_both(fix, diff)
    outputs = formats.asked(format or ["text"])
    named = asking.pairs(zh or (), en or ())
    chosen = asking.settings(paths or (), named, settings)
    if baseline:
        chosen = chosen._replace(baseline=baseline.as_posix())
    folders = settling.glossaries(chosen, glossary or ())

    run = partial(
        archive.examine, paths or (), chosen, folders,
        named=named, checks=only, jobs=jobs, cache=cache, since=since, texts=formats.show_texts(outputs),
    )  # fmt: skip
    report = _watched(run)
    if diff:
        fixes.diff(report)
        raise typer.Exit(settling.status(report, level.value if level else chosen.level))
    if fix and fixes.fix(report):
        report = _watched(run)
    formats.deliver(mending.only_sure(report), outputs, chosen, folders)
    raise typer.Exit(settling.status(report, level.value if level else chosen.level))


def _watched(run: "Callable[..., Report]") -> "Report":
    """What a run gives, with a bar while it lasts."""
    from zhengming.cli.output import Bar

    with Bar() as bar:
        return run(progress=bar)
