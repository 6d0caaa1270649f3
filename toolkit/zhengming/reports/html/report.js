/* What the page does: switches language and theme, filters the list, and leads from mark to finding to the other language. */
"use strict";
(() => {
  const root = document.documentElement;
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const by = (id) => document.getElementById(id);
  const cards = all(".card");
  const texts = cards.map((card) => card.textContent.toLowerCase());
  const marks = new Map();
  for (const mark of all("[data-f]")) {
    for (const number of mark.dataset.f.split(" ")) {
      if (!marks.has(number)) marks.set(number, []);
      marks.get(number).push(mark);
    }
  }
  let current = 0;
  let stop = 0;

  const remembered = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem("zhengming-" + key);
      localStorage.setItem("zhengming-" + key, value);
    } catch { /* a page from a file may remember nothing */ }
    return value;
  };

  const speak = (language) => {
    root.dataset.ui = language;
    root.lang = language === "zh" ? "zh-Hans" : "en";
    for (const button of all('[data-kind="language"]')) button.setAttribute("aria-pressed", button.dataset.set === language);
    for (const control of all("[data-en]")) {
      const word = control.dataset[language];
      if (control.tagName === "TITLE") control.textContent = word + " 正名";
      else control.setAttribute("aria-label", word);
    }
    const search = by("search");
    if (search) search.placeholder = search.dataset[language === "zh" ? "hintZh" : "hintEn"];
  };

  const themes = ["auto", "light", "dark"];
  const shine = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const word of all("#theme > [data-theme-name]")) word.hidden = word.dataset.themeName !== theme;
  };

  const shown = () => cards.filter((card) => !card.hidden);
  const filter = () => {
    const wanted = by("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const off = all('.chip[aria-pressed="false"]').map((chip) => chip.dataset.kind + " " + chip.dataset.name);
    cards.forEach((card, at) => {
      const hidden = off.includes("severity " + card.dataset.severity) || off.includes("category " + card.dataset.category) ||
        !wanted.every((word) => texts[at].includes(word));
      if (card.hidden === hidden) return;
      card.hidden = hidden;
      for (const mark of marks.get(card.id.slice(1)) || []) {
        mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => by("f" + number).hidden));
      }
    });
    const left = shown().length;
    by("count").textContent = left === cards.length ? String(left) : left + " / " + cards.length;
    by("none").hidden = left > 0;
  };

  const light = (number, on) => {
    for (const mark of marks.get(String(number)) || []) {
      mark.classList.toggle("on", on);
      mark.closest(".row").classList.toggle("now", on);
    }
    const card = by("f" + number);
    if (card) card.classList.toggle("on", on);
  };

  const within = (element, box) => {
    const [a, b] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    return a.top >= b.top && a.bottom <= b.bottom;
  };

  const first = (number) => {
    const mark = by("f" + number + "m0");
    return mark ? marks.get(String(number)).indexOf(mark.closest(".m")) : 0;
  };

  const select = (number, at = first(number), move = true) => {
    if (current && current !== number) light(current, false);
    current = number;
    stop = at;
    by("inspector").hidden = !number;
    if (!number) return;
    light(number, true);
    const card = by("f" + number);
    by("said").textContent = number + ". " + card.querySelector(".message").textContent;
    const list = by("list");
    const panel = getComputedStyle(list).position === "sticky" ? list : card.parentElement;
    if (!within(card, panel)) panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
    const places = marks.get(String(number)) || [];
    if (move && places.length) places[stop % places.length].scrollIntoView({ block: "center" });
  };

  const step = (by_) => {
    const left = shown();
    if (!left.length) return;
    const at = left.findIndex((card) => card.id === "f" + current);
    const next = left[(at < 0 && by_ < 0 ? left.length - 1 : at + by_ + left.length) % left.length];
    select(Number(next.id.slice(1)));
  };

  const other = () => {
    const places = marks.get(String(current)) || [];
    if (!places.length) return;
    const tongue = (place) => place.closest("[lang]").lang;
    const round = places.map((_, at) => (stop + 1 + at) % places.length);
    const next = round.find((at) => tongue(places[at]) !== tongue(places[stop])) ?? round[0];
    select(current, next);
    places[next].focus({ preventScroll: true });
  };

  const leave = () => {
    light(current, false);
    select(0);
  };

  const deeds = {
    previous: () => step(-1),
    next: () => step(1),
    "other-place": other,
    "to-list": () => { const card = by("f" + current); card.scrollIntoView({ block: "center" }); card.focus({ preventScroll: true }); },
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-kind], [data-do], #theme, .m, .go, .card");
    if (!target) return;
    if (target.dataset.kind === "language") return speak(remembered("language", target.dataset.set));
    if (target.dataset.kind) {
      target.setAttribute("aria-pressed", target.getAttribute("aria-pressed") === "false");
      return filter();
    }
    if (target.dataset.do) return deeds[target.dataset.do]();
    if (target.id === "theme") {
      return shine(remembered("theme", themes[(themes.indexOf(remembered("theme") || root.dataset.theme || "auto") + 1) % 3]));
    }
    if (target.matches(".m")) {
      event.preventDefault();
      const numbers = target.dataset.f.split(" ").map(Number);
      const number = numbers[(numbers.indexOf(current) + 1) % numbers.length];
      select(number, marks.get(String(number)).indexOf(target), false);
    } else if (target.matches(".go")) {
      event.preventDefault();
      const id = target.hash.slice(1);
      const number = Number(id.slice(1).split("m")[0]);
      const holder = by(id).closest(".m");
      select(number, marks.get(String(number)).indexOf(holder));
      holder.focus({ preventScroll: true });
    } else if (!String(getSelection())) {
      select(Number(target.id.slice(1)));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (event.target.matches("input")) return;
    const deed = { j: deeds.next, k: deeds.previous, o: other, "/": () => by("search") && by("search").focus() }[event.key];
    if (deed) {
      event.preventDefault();
      deed();
    }
  });

  let waiting = 0;
  const search = by("search");
  if (search) search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  const only = by("only");
  if (only) only.addEventListener("change", () => by("text").classList.toggle("only", only.checked));

  root.classList.add("scripted");
  speak(remembered("language") || (/^zh/i.test(navigator.language) ? "zh" : "en"));
  shine(remembered("theme") || "auto");
  const asked = /^#f(\d+)/.exec(location.hash);
  if (asked && by("f" + asked[1])) select(Number(asked[1]));
})();
