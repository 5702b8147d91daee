// Everything here is an extra: each page is complete without it. A classic
// script, so that it runs from a disk too.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
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
    card.setAttribute("aria-hidden", "true"); // the link's description says it
    document.body.append(card);
    let timer = 0, current = null, touched = false;

    const isBeside = (link) => noteOf(link) && noteOf(link).closest(".beside"); // it is in sight
    function open(link) {
      close();
      clearTimeout(timer);
      current = link;
      if (isBeside(link)) return noteOf(link).classList.add("named");
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
    function close() {
      document.querySelector(".named")?.classList.remove("named");
      if (card.matches(":popover-open")) card.hidePopover();
    }
    const later = (what, ms) => {
      clearTimeout(timer);
      timer = setTimeout(what, ms);
    };

    for (const link of links) {
      const note = noteOf(link);
      if (note) link.setAttribute("aria-describedby", note.id);
      else {
        link.dataset.card = link.title;
        link.ariaDescription = link.title.replaceAll("\n", ", ");
        link.removeAttribute("title");
      }
      // A first tap on a mark shows the note, a second one goes to it.
      link.addEventListener("pointerdown", (e) => (touched = e.pointerType === "touch"));
      if (note) link.addEventListener("click", (e) => {
        if (!touched || !e.detail || isBeside(link) || (current === link && card.matches(":popover-open"))) return close();
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

  // On a wide screen notes stand beside the text, each as near to its mention as those before it
  // let it. Among the elements of the page they stay where they are, at the end.
  function beside() {
    const notes = document.querySelector(".columns .record > .notes");
    if (!notes) return;
    const record = notes.parentNode, wide = matchMedia("screen and (min-width: 80rem)"), gap = 12;
    const pairs = all("li[id^='cn-']", notes).map((note) => [note, record.querySelector(`[id^="${note.id}-ref-"]`)]);
    if (!pairs.every(([, mention]) => mention)) return;
    function set() {
      notes.classList.toggle("beside", wide.matches);
      if (!wide.matches) return;
      const top = record.getBoundingClientRect().top;
      let end = 0;
      const places = pairs.map(([note, mention]) => [note.offsetHeight, mention.getBoundingClientRect().top - top]).map(([height, at]) => {
        at = Math.max(at, end);
        end = at + height + gap;
        return at;
      });
      pairs.forEach(([note], i) => note.style.setProperty("--at", places[i] + "px"));
      record.style.setProperty("--end", end + "px");
    }
    set();
    if (wide.matches) { // seen only once they are where they stay: nothing moves before the reader's eyes
      notes.style.visibility = "hidden";
      requestAnimationFrame(() => requestAnimationFrame(() => notes.style.removeProperty("visibility")));
    }
    wide.addEventListener("change", set);
    new ResizeObserver(set).observe(record); // fonts that arrive, a window that changes
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

  // Links to paragraphs, with their citation: at the first move in the text.
  function citing() {
    const record = document.querySelector("[data-name]");
    const script = document.createElement("script");
    script.src = document.currentScript.src.replace(/congbo\.js/, "cite.js");
    const load = () => script.isConnected || document.head.append(script);
    for (const move of ["pointerover", "focusin"]) record?.addEventListener(move, load, { once: true });
  }

  beside();
  cards();
  toSearch();
  citing();
})();
