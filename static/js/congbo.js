// Everything here is an extra: each page is complete without it. A classic
// script, so that it runs from a disk too.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = document.documentElement;

  // The register: filter and sort without a server.
  function register() {
    const filters = document.querySelector(".filters");
    if (!filters) return;
    const sections = all("section").filter((s) => s.querySelector("table.register"));
    const rows = sections.flatMap((section) => {
      const type = section.querySelector("h2").textContent;
      return all("tbody tr", section).map((tr) => {
        const date = tr.querySelector("time")?.dateTime ?? "";
        return {
          tr, section, home: tr.parentNode, type, date,
          issuer: tr.cells[2].textContent, year: date.slice(0, 4),
          period: (tr.dataset.period ?? "").split(" "),
        };
      });
    });
    const order = new Intl.Collator("vi", { numeric: true });
    const selects = all("select[data-filter]", filters);
    const chosen = filters.querySelector(".sort");
    const output = filters.querySelector("output");
    let sorted = { column: 0, down: false };

    function show() {
      let shown = 0;
      for (const row of rows) {
        const fits = selects.every((s) => !s.value || (s.dataset.filter === "period" ? row.period.includes(s.value) : row[s.dataset.filter] === s.value));
        row.tr.hidden = !fits;
        if (fits) shown++;
      }
      for (const s of sections) s.hidden = !s.querySelector("tbody tr:not([hidden])");
      output.textContent = filters.dataset.count.replace("%s", shown).replace("%s", rows.length);
    }

    const value = (row, column) => (column === 1 ? row.date : row.tr.cells[column].textContent.trim());

    // Sorted by a column, the documents of all types stand in one table; by
    // number again, in their sections.
    function sort(column, down) {
      sorted = { column, down };
      chosen.value = column;
      const flat = column > 0 || down;
      const list = flat
        ? [...rows].sort((a, b) => {
            const x = value(a, column), y = value(b, column);
            if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1); // what is not known comes last
            return (down ? -1 : 1) * order.compare(x, y);
          })
        : rows;
      for (const row of list) (flat ? rows[0].home : row.home).append(row.tr);
      page.classList.toggle("flat", flat);
      for (const button of all("table.register thead button")) {
        const on = Number(button.value) === column;
        if (on) button.closest("th").ariaSort = down ? "descending" : "ascending";
        else button.closest("th").removeAttribute("aria-sort");
      }
      show();
    }

    for (const section of sections) {
      all("thead th", section).forEach((th, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.value = column;
        button.append(...th.childNodes);
        button.addEventListener("click", () => sort(column, sorted.column === column && !sorted.down));
        th.append(button);
      });
    }
    for (const row of rows) {
      const type = document.createElement("span");
      type.className = "of-type";
      type.textContent = row.type + " ";
      row.tr.cells[0].prepend(type);
    }
    chosen.addEventListener("change", () => sort(Number(chosen.value), chosen.value === "4"));
    filters.addEventListener("change", show);
    filters.hidden = false;
    for (const index of all("details.by")) index.hidden = true;
    show();
  }

  // What is known of a cited document, and the text of a note, beside its mention.
  // Without a script the first is the link's title and the second stands at the
  // foot of the page.
  function cards() {
    const noteOf = (link) => link.matches("[role=doc-noteref]") && document.getElementById(link.hash.slice(1));
    const links = all("a.cite[title], a[role=doc-noteref]").filter((link) => link.title || noteOf(link));
    if (!links.length || !("popover" in HTMLElement.prototype)) return;
    const card = document.createElement("div");
    card.className = "card";
    card.popover = "manual";
    card.setAttribute("aria-hidden", "true"); // the link's own name says it
    document.body.append(card);
    let timer = 0, current = null, touched = false;

    function open(link) {
      clearTimeout(timer);
      current = link;
      card.classList.toggle("of-note", !link.dataset.card);
      card.replaceChildren(...(link.dataset.card ? known(link) : copied(noteOf(link))));
      card.showPopover();
      card.scrollTop = 0;
      place();
    }
    function known(link) {
      return link.dataset.card.split("\n").map((line) => {
        const p = document.createElement("p");
        p.textContent = line;
        return p;
      });
    }
    // A copy has no ids and no stops for Tab: who walks by keys follows the mark.
    function copied(note) {
      const copy = note.cloneNode(true);
      for (const back of all(".backs, .permalink", copy)) back.remove();
      for (const e of all("[id]", copy)) e.removeAttribute("id");
      for (const e of all("a, [tabindex]", copy)) e.tabIndex = -1;
      return copy.childNodes;
    }
    function place() {
      const lines = current.getClientRects(), first = lines[0], last = lines[lines.length - 1], box = card.getBoundingClientRect();
      const above = last.bottom + box.height + 8 > innerHeight && first.top > box.height + 8;
      card.style.left = Math.max(8, Math.min((above ? first : last).left, innerWidth - box.width - 8)) + "px";
      card.style.top = (above ? first.top - box.height - 4 : last.bottom + 4) + "px";
    }
    const close = () => card.matches(":popover-open") && card.hidePopover();
    const later = (what, ms) => {
      clearTimeout(timer);
      timer = setTimeout(what, ms);
    };

    for (const link of links) {
      const note = noteOf(link);
      if (note) link.setAttribute("aria-describedby", note.id);
      else {
        link.dataset.card = link.title;
        link.removeAttribute("title");
      }
      // A first tap on a mark shows the note, a second one goes to it.
      link.addEventListener("pointerdown", (e) => (touched = e.pointerType === "touch"));
      if (note) link.addEventListener("click", (e) => {
        if (!touched || !e.detail || (current === link && card.matches(":popover-open"))) return close();
        e.preventDefault();
        open(link);
      });
      link.addEventListener("pointerenter", (e) => e.pointerType === "mouse" && later(() => open(link), 300));
      link.addEventListener("pointerleave", () => later(close, 200));
      link.addEventListener("focus", () => link.matches(":focus-visible") && open(link));
      link.addEventListener("blur", () => card.matches(":hover") || close());
    }
    card.addEventListener("pointerenter", () => clearTimeout(timer)); // it can be read and copied
    card.addEventListener("pointerleave", () => later(close, 200));
    addEventListener("keydown", (e) => e.key === "Escape" && close());
    addEventListener("pointerdown", (e) => card.contains(e.target) || links.includes(e.target.closest?.("a")) || close());
    // Moving to a link by keyboard scrolls it into sight; its card goes with it.
    addEventListener("scroll", () => card.matches(":popover-open") && (current === document.activeElement ? place() : close()), { passive: true });
  }

  // "/" goes to the box for searching, as "Bỏ qua" goes to the text.
  function toSearch() {
    const box = document.querySelector("[role=search] input");
    addEventListener("keydown", (e) => {
      if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || !box || e.target.closest("input, select, textarea, [contenteditable]")) return;
      e.preventDefault();
      box.focus();
      box.select();
    });
  }

  register();
  cards();
  toSearch();
})();
