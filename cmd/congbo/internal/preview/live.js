"use strict";
// The preview's own script: listens for builds, reloads, shows findings. The
// published site has none of it.
(() => {
  const keep = "congbo-live";
  let shown = document.currentScript.dataset.build, source = null, strip = null, overlay = null, retry = 0;

  const element = (tag, name, text) => {
    const e = document.createElement(tag);
    e.className = name;
    if (text) e.textContent = text;
    return e;
  };

  const marks = () => [...document.querySelectorAll("a[role=doc-noteref]")];

  const reload = () => {
    const open = [...document.querySelectorAll("details")].map(d => d.open);
    // The note that is being read: its card is open over the mark that has the pointer or the focus.
    const card = document.querySelector(".card:popover-open");
    const mark = card ? marks().findIndex(m => m.matches(":hover") || m === document.activeElement) : -1;
    sessionStorage.setItem(keep, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, open, mark }));
    location.reload();
  };

  const restore = () => {
    const was = JSON.parse(sessionStorage.getItem(keep) || "null");
    sessionStorage.removeItem(keep);
    if (!was || was.path !== location.pathname) return;
    document.querySelectorAll("details").forEach((d, i) => { if (i in was.open) d.open = was.open[i]; });
    scrollTo({ left: was.x, top: was.y, behavior: "instant" });
    const mark = marks()[was.mark];
    mark?.focus({ preventScroll: true });
    mark?.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" })); // focus alone opens nothing while the drafter is in another window
  };

  const swapStyles = build => document.querySelectorAll('link[rel="stylesheet"]').forEach(link => {
    const url = new URL(link.href);
    if (url.pathname.startsWith("/_congbo/")) return;
    url.search = "?" + build;
    const fresh = link.cloneNode();
    fresh.href = url.href;
    fresh.onload = () => link.remove();
    link.after(fresh);
  });

  const showError = text => {
    overlay?.remove();
    overlay = null;
    if (!text) return;
    overlay = element("div", "congbo-overlay");
    overlay.setAttribute("role", "alert");
    overlay.append(element("pre", "", text));
    document.body.append(overlay);
  };

  const showFindings = findings => {
    strip?.remove();
    strip = null;
    const home = location.pathname === "/" || location.pathname === "/index.html";
    const here = findings.filter(f => f.anchor ? document.getElementById(f.anchor) : home);
    if (!here.length) return;
    strip = element("aside", "congbo-strip");
    strip.setAttribute("aria-label", "congbo");
    const list = element("ul", "");
    for (const f of here) {
      const item = element("li", "congbo-" + f.severity);
      const to = element(f.anchor ? "a" : "span", "", f.message);
      if (f.anchor) to.href = "#" + f.anchor;
      const place = element("button", "", f.place);
      place.type = "button";
      place.addEventListener("click", () => navigator.clipboard?.writeText(f.place));
      item.append(to, element("small", "", f.hint), place);
      list.append(item);
    }
    strip.append(list);
    document.body.append(strip);
  };

  const built = state => {
    retry = 0;
    if (state.build !== shown) {
      if (state.follow && state.follow !== location.pathname) { location.href = state.follow; return; }
      if (state.restyled !== shown) { reload(); return; }
      swapStyles(state.build);
    }
    shown = state.build;
    document.documentElement.dataset.build = shown;
    showError(state.error);
    if (!state.checked) return; // they are still being looked for
    fetch("/_congbo/findings.json?" + new URLSearchParams({ page: location.pathname }))
      .then(answer => answer.json()).then(showFindings, () => {});
  };

  const heard = e => built(JSON.parse(e.data));

  // Without a shared worker each page listens by itself. A hidden one lets go of its
  // stream, and catches up when it is seen again.
  const listen = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/_congbo/events");
    source.addEventListener("build", heard);
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = Math.min(retry + 1, 10);
      setTimeout(listen, 200 * retry);
    };
  };

  addEventListener("pageshow", restore);
  if (window.SharedWorker) {
    const port = new SharedWorker("/_congbo/worker.js").port;
    port.onmessage = heard;
    addEventListener("pagehide", () => port.postMessage(null));
  } else {
    addEventListener("pagehide", () => source?.close());
    document.addEventListener("visibilitychange", listen);
    listen();
  }
})();
