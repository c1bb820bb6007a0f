
"use strict";
(() => {
  const LINE = 1 / 3; // height, as a part of the column, at which passages are kept level
  const STEP = 0.01;
  const REST = 600; // milliseconds that a pointer rests before the counterpart is brought into view
  const articles = [...document.querySelectorAll("article.file")];
  const shownTop = (element) => element.getBoundingClientRect().top;

  function piecesOf(scroller) {
    const found = new Map();
    for (const link of scroller.querySelectorAll("a.m")) {
      for (const number of link.dataset.n.split(" ")) {
        if (!found.has(number)) found.set(number, []);
        found.get(number).push(link);
      }
    }
    return found;
  }

  // How far the counterpart stands lower than a passage, at the places where passages of the source
  // that is shown begin and end. Places count down the column; in a line, from its left to its right.
  function knots(pairs, from, to) {
    const found = [];
    for (const pair of [...pairs].sort((a, b) => a[from].begin - b[from].begin)) {
      const [here, there] = [pair[from], pair[to]];
      for (const [place, lower] of [
        [here.begin, there.top - here.top],
        [here.end, there.bottom - here.bottom],
      ]) {
        const least = found.length ? found[found.length - 1][0] + STEP : place;
        found.push([Math.max(place, least), lower]); // passages that touch keep both places
      }
    }
    return found;
  }

  function lowerAt(found, place) {
    let after = found.findIndex(([here]) => here >= place);
    if (after < 0) after = found.length;
    const [before, behind] = [found[after - 1], found[after]];
    if (!before || !behind) return (before || behind)[1];
    const part = (place - before[0]) / (behind[0] - before[0]);
    return before[1] + part * (behind[1] - before[1]);
  }

  function setUp(article) {
    const left = article.querySelector(".left");
    if (!left) return;
    const panels = [...article.querySelectorAll(".source")];
    const tabs = [...article.querySelectorAll("[role=tab]")];
    const together = article.querySelector(".together");
    const where = article.querySelector(".where");
    const here = piecesOf(left);
    const there = panels.map(piecesOf);
    const numbers = [...here.keys()];
    const sourceOf = (number) => Number(here.get(number)[0].dataset.source);
    const ours = new Map(); // where a column was put by us: its scrolling is no wish of the reader
    const was = new Map();
    let active = -1;
    let maps = null;
    let line = null;
    let current = -1;
    let resting = 0;

    function put(scroller, top) {
      scroller.scrollTop = top;
      ours.set(scroller, scroller.scrollTop);
      was.set(scroller, scroller.scrollTop);
    }

    // How much lower the second column begins; on a narrow screen, where it stands below, nothing.
    function skew(from, to) {
      const found = shownTop(to) - shownTop(from);
      return Math.abs(found) < from.clientHeight / 2 ? found : 0;
    }

    function extent(scroller, pieces) {
      const column = scroller.getBoundingClientRect();
      const shift = scroller.scrollTop - column.top;
      const across = (rect, side) => (rect.height * (rect[side] - column.left)) / column.width;
      const first = pieces[0].getClientRects()[0];
      const last = [...pieces[pieces.length - 1].getClientRects()].pop();
      return {
        top: first.top + shift,
        bottom: last.bottom + shift,
        begin: first.top + shift + across(first, "left"),
        end: last.top + shift + across(last, "right"),
      };
    }

    function measured() {
      if (maps) return maps;
      const pairs = numbers
        .filter((number) => sourceOf(number) === active && there[active].has(number))
        .map((number) => [
          extent(left, here.get(number)),
          extent(panels[active], there[active].get(number)),
        ]);
      maps = [knots(pairs, 0, 1), knots(pairs, 1, 0)];
      return maps;
    }

    // Put the other column so that the passage at the line stands at the same height in both.
    function follow(from, moved) {
      if (!together.checked || active < 0) return;
      const to = from === left ? panels[active] : left;
      const usual = Math.min(from.clientHeight * LINE, from.scrollTop);
      if (line !== null && Math.abs(usual - line) <= Math.abs(moved) / 2) line = null;
      if (line !== null) line += Math.sign(usual - line) * Math.abs(moved) / 2;
      const level = line === null ? usual : line;
      const found = measured()[from === left ? 0 : 1];
      if (!found.length) return;
      const lower = lowerAt(found, from.scrollTop + level);
      put(to, from.scrollTop + lower + skew(from, to));
    }

    function onScroll(event) {
      const scroller = event.currentTarget;
      const moved = scroller.scrollTop - (was.get(scroller) || 0);
      was.set(scroller, scroller.scrollTop);
      if (Math.abs(scroller.scrollTop - (ours.has(scroller) ? ours.get(scroller) : -9)) <= 1) return;
      ours.delete(scroller);
      if (scroller === left || scroller === panels[active]) follow(scroller, moved);
    }

    function activate(number) {
      if (number === active || !panels[number]) return;
      active = number;
      maps = null;
      panels.forEach((panel, at) => { panel.hidden = at !== number; });
      tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === number));
        tab.tabIndex = at === number ? 0 : -1;
      });
      for (const link of left.querySelectorAll("a.m")) {
        link.classList.toggle("far", Number(link.dataset.source) !== number);
      }
    }

    function light(chosen) {
      for (const link of article.querySelectorAll("a.lit")) link.classList.remove("lit");
      for (const number of chosen) {
        for (const link of here.get(number) || []) link.classList.add("lit");
        for (const pieces of there) for (const link of pieces.get(number) || []) link.classList.add("lit");
      }
    }

    // Bring the counterpart of a passage to the height at which the passage stands.
    function level(link, number) {
      const inLeft = left.contains(link);
      activate(sourceOf(number));
      const [from, to] = inLeft ? [left, panels[active]] : [panels[active], left];
      const other = (inLeft ? there[active] : here).get(number);
      if (!other) return null;
      const inside = (scroller, shown) => shownTop(shown) - shownTop(scroller);
      put(to, to.scrollTop + inside(to, other[0]) - inside(from, link) + skew(from, to));
      line = Math.min(Math.max(inside(from, link), 0), from.clientHeight);
      return other[0];
    }

    function tell(number) {
      current = numbers.indexOf(number);
      const at = here.get(number)[0].title;
      where.textContent = `${current + 1} / ${numbers.length} 处：${at.split("，")[1] || ""}`;
      light([number]);
    }

    function open(number) {
      const link = here.get(number)[0];
      put(left, left.scrollTop + shownTop(link) - shownTop(left) - left.clientHeight * LINE);
      level(link, number);
      tell(number);
    }

    function step(by) {
      if (!numbers.length) return;
      const at = Math.min(Math.max(current + by, 0), numbers.length - 1);
      open(numbers[at]);
      here.get(numbers[at])[0].focus({ preventScroll: true });
    }

    article.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.matches(".m")) {
        const number = link.dataset.n.split(" ")[0];
        const other = level(link, number);
        tell(number);
        if (other) other.focus({ preventScroll: true });
      } else if (link.matches(".to-pair")) {
        article.querySelector(".compare").scrollIntoView();
        open(link.textContent);
        here.get(link.textContent)[0].focus({ preventScroll: true });
      } else if (link.matches(".to-source")) {
        activate(panels.findIndex((panel) => `#${panel.id}` === link.getAttribute("href")));
        article.querySelector(".compare").scrollIntoView();
        follow(left, 0);
      } else {
        return;
      }
      event.preventDefault();
    });
    article.addEventListener("mouseover", (event) => {
      clearTimeout(resting);
      const link = event.target.closest("a.m");
      if (!link) return;
      const chosen = link.dataset.n.split(" ");
      light(chosen);
      resting = setTimeout(() => {
        if (sourceOf(chosen[0]) !== active) return;
        const scroller = left.contains(link) ? panels[active] : left;
        const other = (scroller === left ? here : there[active]).get(chosen[0]);
        if (!other) return;
        const { top, bottom } = extent(scroller, other);
        if (bottom < scroller.scrollTop || top > scroller.scrollTop + scroller.clientHeight) {
          level(link, chosen[0]);
        }
      }, REST);
    });
    article.addEventListener("focusin", (event) => {
      const link = event.target.closest("a.m");
      if (link) light(link.dataset.n.split(" "));
    });
    tabs.forEach((tab, at) => {
      tab.addEventListener("click", () => { activate(at); follow(left, 0); });
      tab.addEventListener("keydown", (event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!by) return;
        event.preventDefault();
        const next = tabs[(at + by + tabs.length) % tabs.length];
        next.click();
        next.focus();
      });
    });
    article.querySelector(".previous").addEventListener("click", () => step(-1));
    article.querySelector(".next").addEventListener("click", () => step(1));
    together.addEventListener("change", () => follow(left, 0));
    for (const scroller of [left, ...panels]) scroller.addEventListener("scroll", onScroll);
    addEventListener("resize", () => { maps = null; line = null; if (!article.hidden) follow(left, 0); });
    activate(0);
    follow(left, 0);
  }

  const ready = new Set();
  function choose(article) {
    for (const one of articles) one.hidden = one !== article;
    for (const link of document.querySelectorAll(".to-file")) {
      if (link.getAttribute("href") === `#${article.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!ready.has(article)) setUp(article);
    ready.add(article);
  }
  function fromAddress() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const article = target && target.closest("article.file");
    if (article || !ready.size) choose(article || articles[0]);
    if (target && target.matches("a.m")) target.click();
  }
  document.documentElement.classList.add("js");
  if (articles.length) fromAddress();
  addEventListener("hashchange", fromAddress);
})();
