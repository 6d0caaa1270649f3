"""`zhengming check` on files that state their pairs: a transposed name is found at its place, and its twin is clean."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="memo" source-language="zh-CN" target-language="en" datatype="plaintext"><body>
    <trans-unit id="1">
      <source>校长罗文广出席签约仪式。</source>
      <target>President <g id="1">NAME</g> attended the signing ceremony.</target>
    </trans-unit>
  </body></file>
</xliff>
"""
XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="zh-Hans">
  <file id="f"><unit id="u"><segment state="final">
    <source>President NAME attended the signing ceremony.</source>
    <target>校长罗文广出席签约仪式。</target>
  </segment></unit></file>
</xliff>
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="zh"/><body>
  <tu>
    <tuv xml:lang="zh-CN"><seg>校长罗文广出席签约仪式。</seg></tuv>
    <tuv xml:lang="en"><seg>President NAME attended the signing ceremony.</seg></tuv>
  </tu>
</body></tmx>
"""
FILES = [("memo.xlf", XLIFF, 6, 35), ("memo.xliff", XLIFF_2, 4, 23), ("memo.tmx", TMX, 5, 39)]


@pytest.mark.parametrize(("name", "content", "line", "column"), FILES, ids=[case[0] for case in FILES])
def test_a_transposed_name(run: Run, here: Path, name: str, content: str, line: int, column: int) -> None:
    (here / name).write_text(content.replace("NAME", "Luo Guangwen"), "utf8")
    done = run("check", name, "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    mark = finding["marks"][0]
    assert (done.returncode, finding["check"], mark["text"]) == (1, "name-mismatch", "Luo Guangwen")
    assert (mark["line"], mark["column"]) == (line, column)
    assert f"{name}:{line}:{column}".encode() in run("check", name).stdout


@pytest.mark.parametrize(("name", "content"), [case[:2] for case in FILES], ids=[case[0] for case in FILES])
def test_its_twin(run: Run, here: Path, name: str, content: str) -> None:
    (here / name).write_text(content.replace("NAME", "Luo Wenguang"), "utf8")
    done = run("check", name)
    assert (done.returncode, done.stdout) == (0, b"no findings in 1 release (1 file)\n")


def test_a_file_in_other_languages_is_named(run: Run, here: Path) -> None:
    (here / "fr.xlf").write_text(XLIFF.replace('"en"', '"fr"'), "utf8")
    done = run("check", "fr.xlf")
    assert done.returncode == 2
    assert 'is in "zh-CN", "fr"; what is checked is Chinese against English' in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(("name", "content"), [case[:2] for case in FILES], ids=[case[0] for case in FILES])
def test_fixing_changes_only_the_name(run: Run, here: Path, name: str, content: str) -> None:
    wrong, right = (content.replace("NAME", text).replace("\n", "\r\n") for text in ("Luo Guangwen", "Luo Wenguang"))
    (here / name).write_bytes(wrong.encode("utf-8-sig"))
    run("check", name, "--fix")
    assert (here / name).read_bytes().decode("utf-8-sig") == right
