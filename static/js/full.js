// The contents of the full page show where the reader is. Without a script they only stay at
// hand. A classic script, so that it runs from a disk too.
"use strict";
(() => {
  const contents = document.querySelector(".contents");
  const entries = [...document.querySelectorAll(".toc a")].map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) })).filter((e) => e.heading);
  const summary = contents?.querySelector("summary");
  if (!summary || !entries.length) return;
  const name = summary.textContent;
  let current = null, waiting = false;

  function show() {
    waiting = false;
    const line = innerHeight / 4; // what has passed it is being read
    const now = entries.findLast((e) => e.heading.getBoundingClientRect().top < line)?.link;
    if (now === current) return;
    current?.removeAttribute("aria-current");
    current = now;
    summary.textContent = now?.textContent ?? name;
    if (!now) return;
    now.setAttribute("aria-current", "true");
    const box = contents.getBoundingClientRect(), at = now.getBoundingClientRect();
    if (at.height && (at.top < box.top || at.bottom > box.bottom)) contents.scrollTop += at.top - box.top - box.height / 2;
  }
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(show);
    waiting = true;
  }, { passive: true });
  for (const { link } of entries) link.addEventListener("click", () => (summary.parentNode.open = false));
  show();
})();
