// The register of documents: filtered and sorted without a server. Without a script it
// is whole, by type, with its indexes below. A classic script, so that it runs from a disk too.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = document.documentElement;
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
})();
