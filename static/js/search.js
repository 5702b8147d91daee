// Searching, on the page /tim-kiem/ and from the box on every page; loaded when
// it is first used. The index is the texts of the site in script files, one a
// period, because a page on a disk may load scripts and nothing else.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src).href;
  const entries = []; // what can be found
  const parts = [["van-ban", ""]]; // of the index: the register, then periods as the page names them, newest first

  // Folding. fold takes off tones and marks: "Đảng ủy" → "dang uy". It keeps the
  // length of texts in form C, so that a place in the folded text is that place in
  // the text.
  const plain = (s) => s.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đð]/g, "d");
  const even = (s) => s.replace(/\s/g, " ").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[“”„]/g, '"');
  function fold(s) {
    const folded = plain(s);
    return even(folded.length === s.length ? folded : s.replace(/[^]/g, (c) => (plain(c).length === 1 ? plain(c) : c)));
  }

  // tone is the key of words whose tones are heeded; the mark stands at the end of
  // the syllable, so that "ủy" and "uỷ" are one. It is citation.Fold of congbo.
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const tone = (s) =>
    (s.match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []).map((w) => {
      const parts = w.normalize("NFD").replace(/[ĐÐð]/g, "đ");
      return parts.replace(TONES, "").toLowerCase().normalize("NFC") + (parts.match(TONES) ?? []).join("");
    }).join(" ");
  const tones = new Map();
  function toneOf(s) {
    let key = tones.get(s);
    if (key === undefined) tones.set(s, (key = tone(s)));
    return key;
  }

  const isWord = (c) => c !== undefined && (c > "\x7f" ? /[\p{L}\p{N}]/u.test(c) : (c >= "a" && c <= "z") || (c >= "0" && c <= "9"));
  const isDigit = (c) => c >= "0" && c <= "9";

  // A date is found however its month is written: 1/4/2022, 01/04/2022.
  function forms(folded) {
    const [, day, month, year] = folded.match(/^(\d+)\/0?(\d)\/(\d{4})$/) ?? [];
    return day ? [`${day}/${month}/${year}`, `${day}/0${month}/${year}`] : [folded];
  }

  // A query is words and "phrases". Numbers, of documents too, count whole.
  function parse(text) {
    text = text.normalize("NFC");
    const heeded = plain(text) !== text.toLowerCase().normalize("NFD"); // tones were typed
    const terms = [];
    for (const [, phrase, word] of text.replace(/[“”„]/g, '"').matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
      const said = (phrase ?? word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, "").replace(/\s+/g, " ");
      const folded = fold(said).replace(/^0+(?=\d)/, "");
      if (folded && !terms.some((t) => t.folded === folded))
        terms.push({ folded, forms: forms(folded), tone: heeded ? tone(said) : "", number: /\d/.test(folded), must: phrase !== undefined || /\d/.test(folded) });
    }
    // Words that follow each other in the query and in a text, whatever signs are between;
    // "Quy định 784" is in "Quy định số 784-QĐ/TU".
    const row = (of) => new RegExp("(^|[^\\p{L}\\p{N}])0*" + of.map((t, i) => (i ? `[^\\p{L}\\p{N}]{1,3}${t.number ? "(so )?" : ""}0*` : "") + t.folded.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join(""), "u");
    const pairs = terms.slice(1).map((t, i) => row([terms[i], t]));
    // Long words are in few texts and are looked for first.
    const order = terms.map((t, i) => ({ ...t, last: i === terms.length - 1 })).sort((a, b) => b.folded.length - a.folded.length);
    return { terms: order, pairs, whole: pairs.length ? row(terms) : null };
  }

  // locate finds a term in a folded text: [start, end, tones as typed], or nothing.
  // It stands between others, not within a word or number, unless it may be the
  // beginning of one.
  function locate(term, text, folded, beginning, from = 0) {
    let found;
    for (const form of term.forms) for (let at = folded.indexOf(form, from); at >= 0; at = folded.indexOf(form, at + 1)) {
      const end = at + form.length;
      let start = at;
      if (isDigit(folded[at])) {
        while (folded[start - 1] === "0") start--;
        if (/[.,]/.test(folded[start - 1] ?? "") && isDigit(folded[start - 2])) continue;
      }
      if (isWord(folded[start - 1])) continue;
      const last = folded[end - 1];
      if (isWord(folded[end]) && isWord(last) && (!beginning || isDigit(last))) continue;
      if (isDigit(last) && /[.,]/.test(folded[end] ?? "") && isDigit(folded[end + 1])) continue;
      const exact = !term.tone || toneOf(text.slice(start, end)) === term.tone || term.number;
      if (!found || exact) found = [start, end, exact];
      if (exact) break;
    }
    return found;
  }

  // How well an entry answers; 0 if it does not. A term may stand in the title of
  // the place if another stands in the text. mode 0 wants every word, 1 takes the
  // last as the beginning of one, 2 takes most of the words.
  function rate(entry, query, mode) {
    const { terms } = query;
    let here = 0, exact = 0, above = 0, missing = 0;
    for (const term of terms) {
      const beginning = mode === 1 && term.last;
      const found = (mode < 2 || term.folded.length > 1) && locate(term, entry.text, entry.folded, beginning);
      if (found) {
        here++;
        if (found[2]) exact++;
      } else if (entry.title && found !== false && locate(term, entry.title.text, entry.title.folded, beginning)) {
        above++;
      } else if (mode < 2 || term.must || ++missing * 5 > terms.length * 2) {
        return 0;
      }
    }
    if (!here) return 0;
    const n = terms.length;
    let score = (1000 * exact + 300 * here + 100 * above) / n;
    for (const pair of query.pairs) if (pair.test(entry.folded)) score += 300 / n;
    if (query.whole?.test(entry.folded)) score += 400;
    if (!entry.title) score += entry.data ? 150 : 100; // a title itself
    return score + Math.min(50, (50 * terms.reduce((sum, t) => sum + t.folded.length, 0)) / entry.text.length);
  }

  // find returns the entries that answer, best first.
  function find(text, part) {
    const query = parse(text);
    const among = part ? entries.filter((e) => e.part === part) : entries;
    if (query.terms.reduce((n, t) => n + t.folded.length, 0) < 2) return { query, entries: [], short: true };
    for (const mode of query.terms.length > 2 ? [0, 1, 2] : [0, 1]) {
      const rated = [];
      for (const entry of among) {
        const score = rate(entry, query, mode);
        if (score) rated.push([score, entry]);
      }
      if (rated.length) {
        rated.sort((a, b) => b[0] - a[0] || a[1].rank - b[1].rank || a[1].order - b[1].order);
        const places = new Set(rated.filter((r) => !r[1].title).map((r) => r[1].place));
        const answers = rated.map((r) => r[1]).filter((e) => !e.first || !places.has(e.place)); // the place shows its first text
        return { query, entries: answers, partly: mode === 2, beginning: mode === 1 };
      }
    }
    return { query, entries: [] };
  }

  // Loading. A file calls add.
  const loaded = new Map(); // by file, a promise
  function load(file) {
    if (!loaded.has(file))
      loaded.set(file, new Promise((done) => {
        const script = document.createElement("script");
        script.src = base + "tim-kiem/" + file;
        script.onload = () => done(true);
        script.onerror = () => done(false);
        document.head.append(script);
      }));
    return loaded.get(file);
  }
  function add({ part, places }) {
    const rank = parts.findIndex((p) => p[0] === part);
    const name = parts[rank]?.[1] ?? "";
    for (const place of places) {
      const enter = (id, text, title, first) => {
        let folded = even(plain(text));
        if (folded.length !== text.length) folded = fold((text = text.normalize("NFC")));
        const entry = { place, part, rank, name, title, first, text, folded, data: place.k === "data", order: entries.length, href: base + place.p + (id ? "#" + id : "") };
        if (title || place.k !== "note") entries.push(entry); // a note is named after the section it stands in
        return entry;
      };
      const title = enter(place.i, place.t), texts = place.x ?? [];
      for (let i = 0; i < texts.length; i += 2) enter(texts[i] || place.i, texts[i + 1], title, !i);
    }
  }
  // need loads what a search in one period, or in all, needs, and returns the names
  // of what cannot be loaded; come is called as parts come.
  async function need(part, come) {
    const missing = [];
    await Promise.all(parts.map(async ([id, name]) => {
      if (part && part !== id) return;
      if (await load("index-" + id + ".js")) come();
      else missing.push(name || id);
    }));
    return missing;
  }

  // Showing. Texts go into the page as text, never as HTML.
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  // marked is the stretch of a text around what was found, with that marked.
  function marked(text, folded, { query, beginning }) {
    const spots = query.whole ? [...folded.matchAll(new RegExp(query.whole, "gu"))].map((m) => [m.index + m[1].length, m.index + m[0].length]) : [];
    // Where they stand together, the words alone are not marked.
    for (const term of spots.length ? [] : query.terms) {
      const seen = (from) => locate(term, text, folded, beginning && term.last, from), first = seen(0);
      for (let found = first; found; found = seen(found[1])) if (found[2] === first[2]) spots.push(found);
    }
    spots.sort((a, b) => a[0] - b[0]);
    for (let i = spots.length - 1; i > 0; i--) if (spots[i][0] <= spots[i - 1][1] + 1) spots[i - 1] = [spots[i - 1][0], Math.max(spots[i - 1][1], spots.splice(i, 1)[0][1])];
    const width = 220;
    let best = 0, most = -1;
    spots.forEach(([start], i) => {
      let n = 0;
      for (let k = i; k < spots.length && spots[k][1] < start + width - 60; k++) n++;
      if (n > most) (most = n), (best = start);
    });
    let start = Math.max(0, best - 60), end = Math.min(text.length, start + width);
    if (start) start = text.indexOf(" ", start) + 1;
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start);
    const out = make("span", "excerpt", start ? "… " : "");
    out.lang = "vi";
    let done = start;
    for (const [from, to] of spots) {
      if (from < done || to > end) continue;
      out.append(text.slice(done, from), make("mark", "", text.slice(from, to)));
      done = to;
    }
    out.append(text.slice(done, end), end < text.length ? " …" : "");
    return out;
  }

  function item(entry, answer) {
    const { place } = entry, link = make("a");
    link.href = entry.href;
    const title = entry.title ? make("span", "", place.t) : marked(entry.text, entry.folded, answer);
    title.lang = "vi"; // as the record, whatever the interface speaks
    const head = make("span", "head", ...(place.l ? [make("span", "number", place.l), " "] : []), title);
    link.append(head);
    if (entry.name) link.append(" ", make("span", "period", entry.name));
    const texts = place.x ?? [];
    if (entry.title) link.append(" ", marked(entry.text, entry.folded, answer));
    else if (texts.length) link.append(" ", marked(texts[1], fold(texts[1]), answer));
    return make("li", "", link);
  }

  // attach makes a form search as one types.
  function attach(form) {
    const input = form.querySelector("input"), select = form.querySelector("select"), main = document.querySelector("main");
    const list = main.querySelector(".results"), status = main.querySelector(".found"), browse = main.querySelector(".browse");
    const say = (key, value) => form.dataset[key].replace("%s", () => value);
    const step = 20;
    let shown = step, timer = 0;

    function show(missing) {
      const text = input.value.trim(), answer = find(text, select.value), n = answer.entries.length;
      const at = links().indexOf(document.activeElement); // stays where the reader is
      list.replaceChildren(...answer.entries.slice(0, shown).map((e) => item(e, answer)));
      links()[at]?.focus();
      if (n > shown) {
        const more = make("button", "", say("more"));
        more.type = "button";
        more.onclick = () => {
          shown += step;
          show(missing);
          links()[shown - step].focus();
        };
        list.append(make("li", "more", more));
      }
      browse.hidden = text !== "" && !(missing && !n && !answer.short); // what is not found may be leafed for
      const count = answer.short ? "" : !missing && !n ? say("loading") : !n ? say("none", text) : say(answer.partly ? "partly" : n === 1 ? "single" : "count", n);
      const lost = missing?.length ? ". " + say("failed", missing.join(", ")) : n && !missing ? " …" : "";
      if (status.textContent !== count + lost) status.textContent = count + lost;
    }
    async function search() {
      clearTimeout(timer);
      shown = step;
      const text = input.value;
      try {
        const at = new URL(location.href);
        at.search = new URLSearchParams([["q", text], ["ky", select.value]].filter(([, v]) => v)).toString();
        history.replaceState(null, "", at);
      } catch {} // some browsers refuse it on a disk
      if (!text.trim()) return show([]);
      show();
      let waiting = 0;
      const missing = await need(select.value, () => (waiting ||= setTimeout(() => ((waiting = 0), text === input.value && show()), 30)));
      clearTimeout(waiting);
      if (text === input.value) show(missing);
    }
    const links = () => [...list.querySelectorAll("a")];

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 20);
    });
    select.addEventListener("change", search);
    form.addEventListener("submit", async (e) => {
      e.preventDefault();
      await search();
      links()[0]?.focus();
    });
    addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
      const all = links(), at = all.indexOf(document.activeElement), inside = document.activeElement === input;
      let to;
      if (e.key === "ArrowDown" && (inside || at >= 0)) to = all[at + 1];
      else if (e.key === "ArrowUp" && at >= 0) to = at ? all[at - 1] : input;
      else if (e.key === "Escape" && at >= 0) to = input;
      else return;
      e.preventDefault();
      to?.focus();
    });

    for (const { value, text } of select.options) if (value) parts.push([value, text]);
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    select.value = asked.get("ky") ?? "";
    if (select.selectedIndex < 0) select.value = "";
    document.querySelector(".no-script").hidden = true;
    form.hidden = false;
    if (input.value) search();
    if (!matchMedia("(pointer: coarse)").matches) input.focus(); // there a keyboard would cover the answers
  }

  globalThis.congboSearch = { parts, entries, add, find, fold, tone };
  const form = document.querySelector("main form.search");
  if (form) attach(form);
})();
