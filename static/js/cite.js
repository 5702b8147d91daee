// Each paragraph, table and note of a record gets a link to itself, and every such link
// copies where it leads with how that is cited. congbo.js brings this script at the first
// move in the text.
"use strict";
(() => {
  const record = document.querySelector("[data-name]");
  const words = record.dataset;
  const places = new Map(); // of links
  const said = document.createElement("span");
  said.setAttribute("role", "status");

  let section = "";
  for (const e of record.querySelectorAll("[data-at], [id^='p-']:not(a), table[id]")) {
    section = e.dataset.at ?? section;
    const note = e.closest("[id^='cn-']")?.querySelector(".number");
    const table = e.matches("table") && e.caption?.querySelector("[data-ui]")?.textContent.replace(/\W+$/, "");
    const place = note ? words.note + note.textContent.replace(/\D/g, "") : [table, section].filter(Boolean).join(", ");
    let link = e.querySelector(":scope > .permalink");
    if (!link && !e.dataset.at) {
      link = document.createElement("a");
      link.className = "permalink";
      link.href = "#" + e.id;
      link.textContent = "#";
      link.tabIndex = -1; // who walks by keys has the links of headings
      link.ariaLabel = words.copy;
      (e.caption ?? e).append(" ", link);
    }
    if (link) {
      link.title = words.copy;
      places.set(link, place);
    }
  }

  const canonical = document.querySelector("link[rel=canonical]")?.href;
  record.addEventListener("click", async (e) => {
    const link = e.target.closest?.(".permalink");
    if (!places.has(link)) return;
    const url = canonical ? canonical + link.hash : link.href;
    const text = [places.get(link), words.name].filter(Boolean).join(", ") + ", " + url;
    if (await copied(text)) {
      link.after(said);
      said.textContent = " " + words.copied;
      setTimeout(() => said.remove(), 2000);
    }
  });

  // From a disk, and over plain HTTP, pages have no clipboard of their own.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      box.className = "skip";
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      return done;
    }
  }
})();
