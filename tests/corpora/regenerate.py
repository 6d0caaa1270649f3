"""Writes the golden files of corpora/ anew: `uv run --locked python -m tests.corpora.regenerate`.

Read the difference before you commit it: what is planted must be found, and a clean release must stay silent.
"""

from tests.corpora.golden import RELEASES, expected, found, write

if __name__ == "__main__":
    for release in RELEASES:
        write(release, found(release))
        content = expected(release)
        print(f"{release}: {len(content['planted'])} planted, {len(content['findings'])} found")
