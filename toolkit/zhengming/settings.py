"""The settings of a project: zhengming.toml, or [tool.zhengming] in pyproject.toml, of the nearest folder upwards.

Paths in a settings file are relative to its folder. Every fault of a file is reported, not only the first.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, cast, get_args

from zhengming.errors import Problem, SettingsError
from zhengming.model import Severity

FILE_NAME = "zhengming.toml"
SHIPPED = "shipped"
_MAY_HAVE_A_TABLE = r"""(?m)^\s*(?:\[.*\btool\b.*\bzhengming\b|\[\s*["']?tool["']?\s*\]|["']?tool["']?\s*[.=])"""
"""To parse TOML takes longer than to see that most pyproject.toml say nothing of this program."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
Strictness = Severity | Literal["off"]


class Leave(NamedTuple):
    """Leave for a check to find something in the files that a glob matches. `line` is that of the settings file."""

    path: str
    check: str
    reason: str
    line: int


class Settings(NamedTuple):
    """What a project wants of a run.

    `root` is the folder that globs are relative to. `glossaries` and `words` are paths that can be opened as they
    are, or the word "shipped" among the glossaries. `pairs` are globs: Chinese, English. `level` is the least severity
    that fails a run. `house` are the concept ids of the publisher itself. `path` is the file, if there is one.
    `baseline` is the path of a file of known findings, `allow` is what else is allowed.
    """

    root: Path = Path()
    glossaries: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    checks: Mapping[str, Strictness] = MappingProxyType({})
    level: Severity = "warning"
    words: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    path: Path | None = None
    baseline: str = ""
    allow: tuple[Leave, ...] = ()


class _Source(NamedTuple):
    """A settings file: how it is shown, its text, the header that its tables start with ("" or "tool.zhengming.")."""

    path: Path
    text: str
    prefix: str
    known_checks: Collection[str]


class _Fault(Exception):
    """A wrong value: the message, and patterns that lead to its line one after the other."""

    def __init__(self, message: str, *trail: str) -> None:
        super().__init__(message)
        self.trail = trail


def load(start: Path, explicit: Path | None = None, known_checks: Collection[str] = ()) -> Settings:
    """The settings that hold for `start`, a file or folder.

    `explicit` names the file instead. Names of checks are verified against `known_checks` unless that is empty.
    Raises SettingsError, with one problem for each fault, for a file that is missing, broken or holds wrong values.
    """
    if explicit is not None:
        source, table = _open(explicit, known_checks)
        if table is None:
            raise SettingsError(Problem(source.path.as_posix(), 0, "no table [tool.zhengming]"))
        return _settings(source, table)
    folder = start if start.is_dir() else start.parent
    for parent in (folder.absolute(), *folder.absolute().parents):
        for name in (FILE_NAME, "pyproject.toml"):
            if (parent / name).is_file():
                source, table = _open(parent / name, known_checks)
                if table is not None:
                    return _settings(source, table)
    return Settings(root=_shown(folder.absolute()))


def _shown(path: Path) -> Path:
    """The path as people call it: relative to the current folder where it is below it."""
    current = Path.cwd()
    return path.relative_to(current) if path.is_relative_to(current) else path


def _open(path: Path, known_checks: Collection[str]) -> tuple[_Source, dict[str, Any] | None]:
    """A settings file and its table; None where it is a pyproject.toml without one."""
    shown = _shown(path)
    text = _text(path, shown)
    shared = path.name == "pyproject.toml"
    source = _Source(shown, text, "tool.zhengming." if shared else "", known_checks)
    if shared and not re.search(_MAY_HAVE_A_TABLE, text):
        return source, None
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_broken(source, str(error))) from None
    if not shared:
        return source, table
    tool = table.get("tool", {})
    found = tool.get("zhengming") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        raise SettingsError(_problem(source, _Fault(f"tool.zhengming is {_kind(found)}; a table is expected")))
    return source, found


def _text(path: Path, shown: Path) -> str:
    name = shown.as_posix()
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}"
        raise SettingsError(Problem(name, 0, message)) from None
    except FileNotFoundError:
        raise SettingsError(Problem(name, 0, "no such settings file")) from None
    except OSError as error:
        raise SettingsError(Problem(name, 0, f"cannot be opened: {(error.strerror or str(error)).lower()}")) from None


def _broken(source: _Source, message: str) -> Problem:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    said = message[: place.start()] if place else message
    said = said[:1].lower() + said[1:]
    if place and place[1]:
        return Problem(source.path.as_posix(), int(place[1]), f"not valid TOML: {said} at column {place[2]}")
    return Problem(source.path.as_posix(), source.text.rstrip().count("\n") + 1, f"not valid TOML: {said} at the end")


def _settings(source: _Source, table: dict[str, Any]) -> Settings:
    """The settings that a table states. Raises SettingsError with all faults."""
    faults: list[_Fault] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            if key not in _READERS:
                raise _Fault(_unknown("key", key, _READERS), _entry(key))
            values[key] = _READERS[key](source, key, value)
        except ExceptionGroup as group:
            faults.extend(cast(tuple[_Fault, ...], group.exceptions))
        except _Fault as fault:
            faults.append(fault)
    if faults:
        raise SettingsError(*sorted(_problem(source, fault) for fault in faults))
    return Settings(root=source.path.parent, path=source.path, **values)


def _unknown(what: str, name: str, allowed: Collection[str]) -> str:
    return f'unknown {what} "{name}"; {_hint(name, allowed)}allowed: {", ".join(sorted(allowed))}'


def _problem(source: _Source, fault: _Fault) -> Problem:
    return Problem(source.path.as_posix(), _line(source, fault.trail), str(fault))


def _line(source: _Source, trail: tuple[str, ...]) -> int:
    """The line that the last pattern found of a trail stands on; 0 where none is found."""
    at = source.text.find("[" + source.prefix[:-1]) if source.prefix else 0
    line = 0
    for pattern in trail:
        found = re.compile(pattern.replace("PREFIX", re.escape(source.prefix)), re.M).search(source.text, max(at, 0))
        if found:
            at = found.end()
            line = source.text.count("\n", 0, found.start()) + 1
    return line


def _entry(key: str) -> str:
    """A pattern for where a key is set: `key = …`, `[key]`, `[[key]]` or `{… key = …`."""
    name = f"[\"']?{re.escape(key)}[\"']?"
    return rf"(?:^[ \t]*|[{{,][ \t]*){name}[ \t]*[=.]|^[ \t]*\[\[?PREFIX{name}\]"


def _literal(value: object) -> str:
    return re.escape(str(value))


def _kind(value: object) -> str:
    """What a value of a wrong type is called in a message."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return f"the date {value}"


def _strings(source: _Source, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        example = f', as ["{value}"]' if isinstance(value, str) else ""
        raise _Fault(f"{key} is {_kind(value)}; a list of strings is expected{example}", _entry(key))
    return tuple(_string(key, item) for item in value)


def _string(key: str, item: object) -> str:
    if isinstance(item, str) and item.strip():
        return item
    found = _kind(item) if item != "" else "an empty string"
    raise _Fault(f"{key} holds {found}; non-empty strings are expected", _entry(key))


def _paths(source: _Source, key: str, value: object) -> tuple[str, ...]:
    folder = source.path.parent
    strings = _strings(source, key, value)
    return tuple(s if key == "glossaries" and s == SHIPPED else (folder / s).as_posix() for s in strings)


def _path(source: _Source, key: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return (source.path.parent / value).as_posix()
    raise _Fault(f"{key} is {_kind(value)}; the path of a file is expected", _entry(key))


def _severity(source: _Source, key: str, value: object) -> Severity:
    if value in SEVERITIES:
        return value
    raise _Fault(f"{key} is {_kind(value)}; {_allowed(value, SEVERITIES)}", _entry(key))


def _allowed(value: object, names: tuple[str, ...]) -> str:
    return f"{_hint(value, names)}allowed: {', '.join(names)}"


def _hint(found: object, allowed: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(found, allowed, 1) if isinstance(found, str) else []
    return f'did you mean "{near[0]}"? ' if near else ""


def _checks(source: _Source, key: str, value: object) -> dict[str, Strictness]:
    if not isinstance(value, dict):
        expected = 'a table is expected, as [checks] with name-mismatch = "off"'
        raise _Fault(f"{key} is {_kind(value)}; {expected}", _entry(key))
    faults = [fault for name, set_to in value.items() for fault in _check_faults(source, name, set_to)]
    if faults:
        raise ExceptionGroup(key, faults)
    return dict(value)


def _check_faults(source: _Source, name: str, value: object) -> Iterator[_Fault]:
    if source.known_checks and name not in source.known_checks:
        yield _Fault(_unknown("check", name, source.known_checks), _entry("checks"), _entry(name))
    if value not in ("off", *SEVERITIES):
        message = f"checks.{name} is {_kind(value)}; {_allowed(value, ('off', *SEVERITIES))}"
        yield _Fault(message, _entry("checks"), _entry(name))


def _pairs(source: _Source, key: str, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        expected = 'a list of tables is expected, as [[pairs]] with zh = "zh/**/*.md" and en = "en/**/*.md"'
        raise _Fault(f"{key} is {_kind(value)}; {expected}", _entry(key))
    faults = [fault for number, rule in enumerate(value, 1) for fault in _rule_faults(number, rule)]
    if faults:
        raise ExceptionGroup(key, faults)
    return tuple((rule["zh"], rule["en"]) for rule in value)


def _rule_faults(number: int, rule: object) -> Iterator[_Fault]:
    """What is wrong with one rule of pairs; a rule that can never match is wrong too."""
    trail = [_entry("pairs")] * number
    if not isinstance(rule, dict):
        yield _Fault(f'pair {number} is {_kind(rule)}; a table is expected, as {{zh = "…", en = "…"}}', trail[0])
        return
    wrong = [(side, rule.get(side)) for side in ("zh", "en") if not (isinstance(rule.get(side), str) and rule[side])]
    for name in rule.keys() - {"zh", "en"}:
        yield _Fault(f"pair {number}: {_unknown('key', name, ('zh', 'en'))}", *trail, _entry(name))
    for side, found in wrong:
        said = "is missing" if side not in rule else f"is {_kind(found)}"
        yield _Fault(f"pair {number}: {side} {said}; a path or glob is expected", *trail, _entry(side))
    if wrong:
        return
    zh, en = rule["zh"], rule["en"]
    if zh == en:
        yield _Fault(f'pair {number}: zh and en are both "{zh}"; this rule can never match', *trail, _literal(zh))
    elif _wildcards(zh) != _wildcards(en):
        said = f'"{zh}" and "{en}" do not have the same wildcards in the same order; this rule can never match'
        yield _Fault(f"pair {number}: {said}", *trail, _literal(zh))


def _allow(source: _Source, key: str, value: object) -> tuple[Leave, ...]:
    if not isinstance(value, list):
        expected = 'a list of tables is expected, as [[allow]] with path = "archive/**", check and reason'
        raise _Fault(f"{key} is {_kind(value)}; {expected}", _entry(key))
    faults = [fault for number, leave in enumerate(value, 1) for fault in _leave_faults(source, number, leave)]
    if faults:
        raise ExceptionGroup(key, faults)
    lines = [_line(source, (_entry(key),) * number) for number in range(1, len(value) + 1)]
    return tuple(Leave(v["path"], v["check"], v.get("reason", ""), n) for v, n in zip(value, lines, strict=True))


def _leave_faults(source: _Source, number: int, leave: object) -> Iterator[_Fault]:
    """What is wrong with one allowance. That it gives no reason is a finding, not a fault."""
    trail = [_entry("allow")] * number
    if not isinstance(leave, dict):
        yield _Fault(f"allow {number} is {_kind(leave)}; a table is expected", trail[0])
        return
    keys = ("path", "check", "reason")
    for name in leave.keys() - set(keys):
        yield _Fault(f"allow {number}: {_unknown('key', name, keys)}", *trail, _entry(name))
    for name in keys:
        found = leave.get(name, "" if name == "reason" else None)
        if not isinstance(found, str) or (name != "reason" and not found.strip()):
            said = "is missing" if name not in leave else f"is {_kind(found)}"
            yield _Fault(f"allow {number}: {name} {said}; a non-empty string is expected", *trail, _entry(name))
    check = leave.get("check")
    if isinstance(check, str) and source.known_checks and check not in source.known_checks:
        yield _Fault(f"allow {number}: {_unknown('check', check, source.known_checks)}", *trail, _entry("check"))


def _wildcards(glob: str) -> list[str]:
    """The wildcards of a glob in order: "**" (any folders) and "*" (anything within one name)."""
    return re.findall(r"\*\*?", glob)


_READERS: Mapping[str, Callable[[_Source, str, object], object]] = {
    "glossaries": _paths,
    "pairs": _pairs,
    "exclude": _strings,
    "checks": _checks,
    "level": _severity,
    "words": _paths,
    "house": _strings,
    "baseline": _path,
    "allow": _allow,
}
