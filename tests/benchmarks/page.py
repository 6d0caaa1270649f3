"""How fast the page of a long release opens, and answers, in the Chromium of the machine."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.figures import Figure, Skipped, at_most
from tests.reports.browser import browsing, chromium
from tests.reports.samples import long_report
from zhengming.reports import html

_TURNS = 7


def page() -> Iterator[Figure]:
    """The page of a release of 20,000 words with 500 findings."""
    path = chromium()
    if not path:
        raise Skipped("there is no Chromium here")
    began = perf_counter()
    text = html.render(*long_report())
    yield Figure("written", f"{perf_counter() - began:.2f} s, {len(text.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, browsing(path) as browser:
        file = Path(folder, "long.html")
        file.write_text(text, "utf8")
        opened, stepped, filtered = [], [], []
        for _ in range(_TURNS):
            tab = browser.new_page()
            began = perf_counter()
            tab.goto(file.as_uri())
            tab.evaluate(_PAINTED)
            opened.append(perf_counter() - began)
            stepped.append(tab.evaluate(_STEPPED) / 1000)
            filtered.append(tab.evaluate(_SEARCHED) / 1000)
            tab.close()
    yield at_most(f"opened and painted, median of {_TURNS}", median(opened), 2, " s")
    yield at_most("from one finding to the next, painted, median", median(stepped), 0.2, " s")
    yield at_most("a search over all findings, painted, median", median(filtered), 0.3, " s")


_PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
_STEPPED = """async () => {
  const began = performance.now();
  for (let n = 0; n < 20; n++) {
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return (performance.now() - began) / 20;
}"""
_SEARCHED = """async () => {
  const began = performance.now();
  const search = document.getElementById("search");
  search.value = "49";
  search.dispatchEvent(new Event("input"));
  while (!document.getElementById("count").textContent.includes("/")) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return performance.now() - began;
}"""
