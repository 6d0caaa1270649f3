"""The baseline: the findings of one day, known again by their content, wherever they stand by then.

A JSON file with one finding a line, sorted, so that git shows and merges it by findings.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from zhengming.errors import Problem, UsageError
from zhengming.model import Finding
from zhengming.patterns import pattern
from zhengming.script import fold

VERSION = 1
_PATH_LIKE = pattern(r"\S*[./]\S*")


class Entry(NamedTuple):
    """One finding of the baseline. `path` is relative to the folder of the baseline; `content` knows it again."""

    check: str
    path: str
    text: str
    content: str
    message: str


def content(finding: Finding) -> str:
    """What makes a finding this one: its check and what stands in the marked places, not where they are.

    Of the marks that carry a note, which are evidence, only the first in the other language counts.
    """
    first = finding.marks[0] if finding.marks else None
    others = [mark for mark in finding.marks if first and mark.segment.lang != first.segment.lang]
    texts = sorted(_plain(mark.text) for mark in finding.marks if not mark.note or mark is first)
    if not any(texts):
        texts = [_PATH_LIKE.sub("", finding.message)]
    return "\n".join((finding.check, *texts, *(_plain(mark.text) for mark in others[:1]), *finding.expected))


def _plain(text: str) -> str:
    return " ".join(fold(text).text.casefold().split())


def entry_of(finding: Finding, path: str) -> Entry:
    """The entry of a finding; `path` is that of its file as the baseline has it."""
    from hashlib import sha256

    digest = sha256(content(finding).encode("utf8", "surrogatepass")).hexdigest()[:16]
    text = finding.marks[0].text if finding.marks else ""
    return Entry(finding.check, path, _short(text), digest, _short(finding.message, 300))


def _short(text: str, most: int = 80) -> str:
    text = " ".join(text.encode("utf8", "replace").decode("utf8").split())
    return text if len(text) <= most else text[: most - 1] + "…"


def compare(
    findings: Sequence[tuple[Finding, Entry]], entries: Iterable[Entry], is_there: Callable[[str], bool]
) -> tuple[list[Finding], list[Entry]]:
    """Which findings are known, and which entries nothing was found for.

    `findings` come with the entries that they would make. An entry stands for one finding of its file; one whose file
    is gone (`is_there` is asked) stands for one of the same content in whatever file, as after a renaming.
    """
    by_place: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        by_place.setdefault((entry.path, entry.content), []).append(entry)
    known: list[tuple[Finding, Entry]] = []
    strange: list[tuple[Finding, Entry]] = []
    for pair in findings:
        held = by_place.get((pair[1].path, pair[1].content))
        (known if held and held.pop() else strange).append(pair)
    left = [entry for held in by_place.values() for entry in held]
    moved: dict[str, list[Entry]] = {}
    for entry in left:
        if not is_there(entry.path):
            moved.setdefault(entry.content, []).append(entry)
    for pair in strange:
        if held := moved.get(pair[1].content):
            left.remove(held.pop())
            known.append(pair)
    return [finding for finding, _ in known], sorted(left)


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline file."""
    lines = (json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries, key=_order))
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def _order(entry: Entry) -> tuple[str, ...]:
    return entry.path, *entry


def load(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises UsageError, with the line, for a file that is missing or none of ours."""
    name = path.as_posix()
    if path.is_dir() or path.is_char_device():
        raise UsageError(Problem(name, 0, "is no file, but the path of a baseline is expected"))
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = json.loads(text)
    except FileNotFoundError:
        raise UsageError(Problem(name, 0, "no such baseline; `zhengming baseline PATH` writes one")) from None
    except OSError as fault:
        raise UsageError(Problem(name, 0, f"cannot be opened: {(fault.strerror or str(fault)).lower()}")) from None
    except UnicodeDecodeError as fault:
        raise UsageError(Problem(name, 0, f"is no baseline: byte {fault.start} is not UTF-8")) from None
    except (json.JSONDecodeError, RecursionError) as fault:
        line = getattr(fault, "lineno", 0)
        raise UsageError(
            Problem(name, line, f"is damaged: {_told(fault)}; `zhengming baseline PATH` writes it anew")
        ) from None
    _refuse_version(name, found)
    faults = [fault for number, item in enumerate(found["findings"], 1) for fault in _faults(number, item)]
    if faults:
        raise UsageError(*(Problem(name, _line(text, number), message) for number, message in faults[:20]))
    return tuple(Entry(**{key: item[key] for key in Entry._fields}) for item in found["findings"])


def _told(fault: Exception) -> str:
    return (
        fault.msg[:1].lower() + fault.msg[1:] if isinstance(fault, json.JSONDecodeError) else "it is nested too deeply"
    )


def _refuse_version(name: str, found: Any) -> None:
    if not isinstance(found, dict) or not isinstance(found.get("findings"), list) or "version" not in found:
        raise UsageError(Problem(name, 0, 'is no baseline: an object with "version" and "findings" is expected'))
    version = found["version"]
    if type(version) is not int or version < 1:
        raise UsageError(Problem(name, 1, f"has the version {json.dumps(version)}; {VERSION} is expected"))
    if version > VERSION:
        said = f"has the version {version}, of a newer zhengming; this one reads {VERSION}"
        raise UsageError(Problem(name, 1, said))


def _faults(number: int, item: Any) -> Iterator[tuple[int, str]]:
    if not isinstance(item, dict):
        yield number, f"finding {number} is {json.dumps(item)[:40]}; an object is expected"
        return
    for key in Entry._fields:
        if not isinstance(item.get(key), str):
            said = "is missing" if key not in item else f"is {json.dumps(item[key])[:40]}; a string is expected"
            yield number, f'finding {number}: "{key}" {said}'


def _line(text: str, number: int) -> int:
    """The line of the n-th finding, in a file as we write it; 0 in one that was reformatted."""
    return number + 1 if text.count("\n{") >= number else 0
