"""Writes known_failures.tsv anew: python -m tests.names.known

Reasons already given are kept; what is new says what was found.
"""

from collections.abc import Iterator

from tests.names.framing import KNOWN, Failure, figure_findings, figures, known, ordinary, word_findings

HEAD = """\
# What the name checks are known to find where nothing should be found. A row that no longer fails must go.
# table ⇥ key ⇥ severity ⇥ frames ⇥ reason. Written by python -m tests.names.known, which keeps the reasons.
"""


def failures() -> Iterator[Failure]:
    """What fails now, in the order of the tables."""
    for name in figures():
        for severity in ("error", "warning"):
            found = figure_findings(name).get(severity, {})
            if found:
                yield Failure("figures", name, severity, tuple(found), next(iter(found.values()))[0])
    for word in ordinary():
        if said := word_findings(word):
            yield Failure("ordinary", word, "any", ("own",), said[0])


def main() -> None:
    """Writes the file."""
    kept = known() if KNOWN.exists() else {}
    lines = [
        "\t".join((*f[:3], ",".join(f.frames), kept[f[:3]].reason if f[:3] in kept else f.reason)) for f in failures()
    ]
    KNOWN.write_text(HEAD + "".join(line + "\n" for line in lines), "utf8")


if __name__ == "__main__":
    main()
