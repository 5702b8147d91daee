"use strict";
// One stream of builds for all pages of a browser: it opens six connections to a
// host and no more, and a seventh page would wait for ever.
const pages = new Set();
let last = null;

const listen = () => {
  const source = new EventSource("/_congbo/events");
  source.addEventListener("build", e => {
    last = e.data;
    for (const page of pages) page.postMessage(last);
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 500);
  };
};

onconnect = e => {
  const page = e.ports[0];
  pages.add(page);
  page.onmessage = () => pages.delete(page); // it says that it goes
  if (last !== null) page.postMessage(last);
};

listen();
