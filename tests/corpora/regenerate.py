"""Writes the golden files of corpora/ anew, and the terminal examples of the READMEs.

The command: `uv run --locked python -m tests.corpora.regenerate`.
Read the difference before you commit it: what is planted must be found, and a clean release must stay silent.
"""

from tests.corpora.golden import RELEASES, ROOT, expected, found, with_output, write

if __name__ == "__main__":
    for release in RELEASES:
        write(release, found(release))
        content = expected(release)
        print(f"{release}: {len(content['planted'])} planted, {len(content['findings'])} found")
    for name in ("README.md", "README.zh-CN.md"):
        readme = ROOT / name
        readme.write_text(with_output(readme.read_text("utf-8")), "utf-8")
