"""From what was found to what is reported: allowances of the settings, fingerprints, the baseline."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from zhengming import allowing, fixing
from zhengming.allowing import Allowance, Entry
from zhengming.checks import CHECKS, Check, by_name
from zhengming.errors import UsageError
from zhengming.gathering import matches
from zhengming.model import Allowed, Finding, Gone, Release, Report, Severity
from zhengming.settings import SHIPPED, Settings

if TYPE_CHECKING:
    from zhengming.checks.context import Context

GRAVITY: dict[str, int] = {"note": 0, "warning": 1, "error": 2}
VOID = "allowance-void"
EMPTY = Release("", (), (), ())
_WILD = re.compile(r"[*?]")


def choose(settings: Settings, only: Collection[str] | None = None) -> tuple[Check, ...]:
    """The checks to run: the `only` ones, else all that the settings do not turn off."""
    for name in only or ():
        if name not in by_name():
            raise UsageError(unknown_check(name))
    if only:
        return tuple(check for check in CHECKS if check.name in only)
    return tuple(check for check in CHECKS if settings.checks.get(check.name) != "off")


def glossaries(settings: Settings, given: Sequence[str] = ()) -> tuple[Path, ...]:
    """The folders of the glossary: the given ones, else the configured ones, else the shipped one.

    The word `shipped` names the shipped one.
    """
    from zhengming.termbase import shipped

    chosen = given or settings.glossaries or (SHIPPED,)
    return tuple(shipped() if name == SHIPPED else Path(name) for name in chosen)


def unknown_check(name: str) -> str:
    """What to tell someone who names a check that does not exist."""
    from difflib import get_close_matches

    near = get_close_matches(name, by_name(), 1, 0.5)
    hint = f"; the nearest is {near[0]}" if near else ""
    return f'there is no check "{name}"{hint}; the checks are {", ".join(sorted(by_name()))}'


def status(report: Report, level: Severity) -> Literal[0, 1, 2]:
    """The exit status of a run: 2 where something could not be read, else 1 from findings at or above the level."""
    if report.unreadable:
        return 2
    return 1 if any(GRAVITY[finding.severity or "error"] >= GRAVITY[level] for finding in report.findings) else 0


class Outcome(NamedTuple):
    """What came of one release: what is found in it, sorted by place, and what its own text allows."""

    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()


class Asked(NamedTuple):
    """What a run was asked to look at: the paths, the names of its checks, and whether only what has changed."""

    paths: Sequence[Path]
    checks: Collection[str]
    changed_only: bool = False

    def covers(self, path: str | Path) -> bool:
        """Whether everything at and below a path is looked at."""
        where = os.path.abspath(path)
        tops = (os.path.abspath(asked) for asked in self.paths)
        return not self.changed_only and any(
            where == top or where.startswith(top.rstrip(os.sep) + os.sep) for top in tops
        )


def settled(outcomes: Iterable[Outcome], report: Report, settings: Settings, asked: Asked) -> Report:
    """The report with what remains of some outcomes. Raises UsageError for a baseline that cannot be used."""
    found: list[Finding] = []
    allowed: list[Allowed] = []
    for outcome in outcomes:
        found += outcome.findings
        allowed += outcome.allowed
    if settings.allow:
        found, by_rule = _by_settings(found, settings, asked)
        allowed += by_rule
    report = _signed(report, found, allowed)
    return _under_baseline(report, settings.baseline, asked) if settings.baseline else report


def _by_settings(found: list[Finding], settings: Settings, asked: Asked) -> tuple[list[Finding], list[Allowed]]:
    """What the rules of the settings leave, with what is wrong with these rules, and what they allow."""
    rules = [_rule(settings, n) for n in range(len(settings.allow))]
    kept, allowed, used = allowing.allow(found, rules, lambda glob, path: matches(glob, path, settings.root))
    if VOID not in asked.checks:
        return list(kept), list(allowed)
    judged = [rule for rule in rules if rule.fault or asked.covers(_top(rule.path, settings.root))]
    void = tuple(allowing.void(judged, used, asked.checks))
    from zhengming.checks.context import Context
    from zhengming.termbase import Termbase

    return [*kept, *run(by_name()[VOID], Context(EMPTY, settings, Termbase({}), void=void))], list(allowed)


def _rule(settings: Settings, number: int) -> Allowance:
    from zhengming.checks.context import file_mark

    path, check, reason, line = settings.allow[number]
    mark = file_mark((settings.path or Path("zhengming.toml")).as_posix(), line=line)
    fault = allowing.fault_of((check,), reason.strip(), by_name())
    return Allowance((check,), reason.strip(), mark, path=path, fault=fault)


def _top(glob: str, root: Path) -> Path:
    """The folder that everything that a glob matches is in."""
    if "/" not in glob.strip("/"):
        return root
    return root / _WILD.split(glob.removeprefix("/"), maxsplit=1)[0].rpartition("/")[0]


def run(check: Check, context: "Context") -> Iterator[Finding]:
    """What a check finds, stamped with its name and with how grave it is under the settings."""
    if context.both or not check.both:
        for finding in check.run(context):
            yield _stamped(finding, check, context.settings)


def _stamped(finding: Finding, check: Check, settings: Settings) -> Finding:
    configured = settings.checks.get(check.name)
    severity = finding.severity or check.severity
    if configured and configured != "off":
        severity = min(finding.severity or configured, configured, key=GRAVITY.__getitem__)
    confidence = finding.confidence or "high"
    finding = finding._replace(check=check.name, category=check.category, severity=severity, confidence=confidence)
    return finding._replace(fix=fixing.sound(finding.fix)) if finding.fix else finding


def _signed(report: Report, found: Iterable[Finding], allowed: Iterable[Allowed]) -> Report:
    """The report with its findings and what is allowed, by place and with their fingerprints."""
    leave = {_order(one.finding): one for one in allowed}
    kept, known = [], []
    for finding in fingerprinted(by_place((*found, *(one.finding for one in leave.values())))):
        one = leave.get(_order(finding)) if leave else None
        if one:
            known.append(one._replace(finding=finding))
        else:
            kept.append(finding)
    return report._replace(findings=tuple(kept), allowed=tuple(known))


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the fingerprints by which a later run knows them again.

    A fingerprint is made of the name of the file and the content of the finding; equal ones are numbered. Lines,
    folders and the other files of the run do not count.
    """
    from hashlib import sha256

    seen: Counter[str] = Counter()
    stamped = []
    for finding in findings:
        name = Path(finding.marks[0].segment.path).name if finding.marks else ""
        essence = f"{name}\n{allowing.content(finding)}"
        seen[essence] += 1
        digest = sha256(f"{essence}\n{seen[essence]}".encode("utf8", "surrogatepass")).hexdigest()[:16]
        stamped.append(finding._replace(fingerprint=digest))
    return tuple(stamped)


def by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, each once: a file that belongs to two releases is still one file."""
    once = {_order(finding): finding for finding in findings}
    return tuple(once[key] for key in sorted(once))


def _order(finding: Finding) -> tuple[str, int, int, str, str, tuple[tuple[str, int, int], ...]]:
    places = tuple((mark.segment.path, *mark.segment.place(mark.span)[:2]) for mark in finding.marks)
    return *(places[0] if places else ("", 0, 0)), finding.check, finding.message, places


def _under_baseline(report: Report, baseline: str, asked: Asked) -> Report:
    """The report in which what the baseline has is allowed, and what it has and nobody finds any more is gone."""
    entries = allowing.load(Path(baseline))
    folder = Path(baseline).parent
    mine = [(finding, entry_of(finding, folder)) for finding in report.findings if finding.check != "unreadable"]
    known, left = allowing.compare(mine, entries, lambda path: (folder / path).exists())
    kept = {id(finding) for finding in known}
    in_it = [Allowed(finding, f"in {baseline}", "baseline") for finding in known]
    read = files_of(report)
    left = [entry for entry in left if looks_at(asked, read, folder, entry)]
    gone = (Gone(entry.check, _shown(folder / entry.path), entry.text, entry.message) for entry in left)
    return report._replace(
        findings=tuple(finding for finding in report.findings if id(finding) not in kept),
        allowed=tuple(sorted((*report.allowed, *in_it), key=lambda one: _order(one.finding))),
        gone=tuple(gone),
        baseline=baseline,
    )


def entry_of(finding: Finding, folder: Path) -> Entry:
    """The entry of a finding in a baseline that stands in a folder."""
    path = finding.marks[0].segment.path if finding.marks else ""
    return allowing.entry_of(finding, os.path.relpath(path, folder).replace(os.sep, "/"))


def looks_at(asked: Asked, read: Collection[str], folder: Path, entry: Entry) -> bool:
    """Whether a run that has read some files would find an entry of a baseline in `folder` if it were still so."""
    path = folder / entry.path
    if entry.check not in asked.checks:
        return False
    return asked.covers(path) if not path.exists() else os.path.abspath(path) in read


def files_of(report: Report) -> frozenset[str]:
    """The absolute paths of the files that a run has read."""
    return frozenset(os.path.abspath(document.path) for release in report.releases for document in release.documents)


def _shown(path: Path) -> str:
    """A path as people call it: relative to the current folder where it is below it."""
    shown = os.path.relpath(path)
    return path.as_posix() if shown.startswith("..") else shown.replace(os.sep, "/")
