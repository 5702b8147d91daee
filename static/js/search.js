// Searching, on the page /tim-kiem/. The index is script files, because a page on a disk
// may load scripts and nothing else: what is in which is said where congbo makes them.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src).href;
  const requests = 4; // for files of the index, beside index.js, that a search makes: it costs the same at any size
  const step = 20; // results shown at a time

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

  // Words as the index has them: letters and digits, and marks between digits.
  const wordsOf = (folded) => (folded.match(/[\p{L}\p{M}\p{N}]+(?:[.,](?<=\d.)(?=\d)[\p{L}\p{M}\p{N}]+)*/gu) ?? []).map((w) => (/^[\d.,]+$/.test(w) ? w.replace(/^0+(?=\d)/, "") : w.replace(/^0+(?=\d)/, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""))).filter(Boolean);
  const isLetters = (word) => !/\d/.test(word);

  // A query is words and "phrases". Numbers, of documents too, count whole.
  function parse(text) {
    text = text.normalize("NFC");
    const heeded = plain(text) !== text.toLowerCase().normalize("NFD"); // tones were typed
    const terms = [];
    for (const [, phrase, word] of text.replace(/[“”„]/g, '"').matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
      const said = (phrase ?? word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, "").replace(/\s+/g, " ");
      const folded = fold(said).replace(/^0+(?=\d)/, ""), words = wordsOf(folded);
      if (words.length && !terms.some((t) => t.folded === folded)) {
        const whole = words.length > 1 && !/ /.test(folded) && !isLetters(folded) ? folded.replace(/(^|[^\d.,])0+(?=\d)/g, "$1").replace(/[^\x20-\x7e]|%$/g, "") : "";
        terms.push({ folded, words, whole, forms: forms(folded), tone: heeded ? tone(said) : "", number: !isLetters(folded), must: phrase !== undefined || !isLetters(folded) });
      }
    }
    // Words that follow each other in the query and in a text, whatever signs are between;
    // "Quy định 784" is in "Quy định số 784-QĐ/TU".
    const row = (of) => new RegExp("(^|[^\\p{L}\\p{N}])0*" + of.map((t, i) => (i ? `[^\\p{L}\\p{N}]{1,3}${t.number ? "(so )?" : ""}0*` : "") + t.folded.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join(""), "u");
    const pairs = terms.slice(1).map((t, i) => row([terms[i], t]));
    if (terms.length) terms[terms.length - 1].last = true;
    return { terms, pairs, whole: pairs.length ? row(terms) : null, size: terms.reduce((n, t) => n + t.folded.length, 0) };
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

  // How well a place answers: its best text, and how well, or nothing if it does not answer.
  // A word may stand anywhere in the place. mode 0 wants every word, 1 takes the last as the
  // beginning of one, 2 takes most of the words.
  function rate(place, query, mode) {
    const { terms } = query, n = terms.length;
    const entries = textsOf(place), title = entries[0];
    const anywhere = terms.map(() => false);
    let best;
    for (const entry of entries) {
      if (entry === title && place.note) continue; // which is named after the section it stands in
      let score = 0, here = 0;
      terms.forEach((term, i) => {
        const found = locate(term, entry.text, entry.folded, mode === 1 && term.last);
        if (found) here++, (anywhere[i] = true), (score += (found[2] ? 1300 : 300) / n);
        else if (entry !== title && !place.note && locate(term, title.text, title.folded, mode === 1 && term.last)) score += 100 / n;
      });
      if (entry === title && here < n) score = here / n; // a text that holds the rest is what answers
      if (!here) continue;
      for (const pair of query.pairs) if (pair.test(entry.folded)) score += 300 / n;
      if (query.whole?.test(entry.folded)) score += 400;
      if (entry === title && here === n) score += place.data ? 150 : 100;
      score += Math.min(50, (50 * query.size) / (entry.text.length + 1));
      if (!best || score > best.score) best = { place, entry, score };
    }
    const missing = terms.filter((t, i) => !anywhere[i]);
    return missing.length && (mode < 2 || missing.some((t) => t.must) || missing.length * 5 > n * 2) ? undefined : best;
  }
  // textsOf are the texts of a place, its title first.
  function textsOf(place) {
    return (place.entries ??= [["", place.t], ...Array.from({ length: (place.x ?? []).length / 2 }, (_, i) => place.x.slice(2 * i, 2 * i + 2))].map(([id, text]) => {
      let folded = even(plain(text));
      if (folded.length !== text.length) folded = fold((text = text.normalize("NFC")));
      return { text, folded, href: base + place.p + (id || place.i ? "#" + (id || place.i) : "") };
    }));
  }

  // The index.
  const files = new Map(), arrived = new Map(); // by name: a promise, what came
  let index, failed, left; // left is how many files this search may still load
  const here = (name) => files.has(name) || arrived.has(name);
  function load(name) {
    if (!here(name)) {
      left--;
      files.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = base + "tim-kiem/" + name + ".js";
        script.onload = () => done(arrived.get(name));
        script.onerror = () => (files.delete(name), failed.add(name), done());
        document.head.append(script);
      }));
    }
    return files.get(name) ?? arrived.get(name);
  }
  const DIGITS = "#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~", BASE = DIGITS.length / 2;
  const shardOf = (term) => index.shards.findLastIndex((first) => first <= term);
  // A list is the places of a term, true where it stands in the title. Of one that was cut off,
  // all places behind the last are taken to hold it.
  function decode(text) {
    const places = new Map();
    let last = -1, n = 0, unit = 1;
    for (const c of text) {
      const digit = DIGITS.indexOf(c);
      if (digit < 0) break;
      n += (digit % BASE) * unit;
      unit *= BASE;
      if (digit < BASE) places.set((last += (n >> 1) + 1), n % 2 === 1), (n = 0), (unit = 1);
    }
    return { places, last: text.endsWith("!") ? last : Infinity };
  }
  // What there is no more room to load is taken to stand everywhere.
  async function list(term) {
    const name = "terms/" + Math.max(0, shardOf(term));
    if (!here(name) && left < 2) return { places: new Map(), last: -1 };
    const shard = await load(name);
    return decode((shard && Object.hasOwn(shard, term) && shard[term]) || "");
  }
  // beginning is the places of all terms that begin so, as far as two shards have them.
  async function beginning(prefix) {
    const all = { places: new Map(), last: Infinity }, at = Math.max(0, shardOf(prefix));
    for (const n of [at, at + 1])
      if ((n === at || (index.shards[n] ?? "~").startsWith(prefix)) && (here("terms/" + n) || left > 1))
        for (const [term, text] of Object.entries((await load("terms/" + n)) ?? {})) if (term.startsWith(prefix)) for (const [place, title] of decode(text).places) all.places.set(place, title || (all.places.get(place) ?? false));
    return all;
  }

  // candidates are the numbers of the places that may answer, best first, and whether they are
  // all of them. Words that follow each other are sought as such first: where there are enough
  // places, the words alone are not.
  async function candidates(query, mode, allowed) {
    const { terms } = query, words = terms.flatMap((t) => t.words);
    const follow = words.map((w, i) => i > 0 && isLetters(w) && isLetters(words[i - 1]));
    // A document's number is sought whole, or as the beginning of one; a word as it is.
    const singles = async (of) => (await Promise.all(of.map(async (t) => {
      if (!t.whole) return Promise.all(t.words.map((w, i) => (mode === 1 && t.last && i === t.words.length - 1 ? beginning(w) : list(w))));
      const whole = await list(t.whole);
      return [whole.places.size ? whole : await beginning(t.whole)];
    }))).flat();
    const together = async () => Promise.all(words.flatMap((w, i) => (follow[i] ? (mode === 1 && i === words.length - 1 ? beginning : list)(`+${words[i - 1]} ${w}`) : follow[i + 1] ? [] : list(w))));
    const every = (lists) => {
      const short = lists.toSorted((a, b) => (a.last === b.last ? a.places.size - b.places.size : b.last - a.last))[0];
      const found = [...short.places.keys()].filter((p) => allowed(p) && lists.every((l) => l.places.has(p) || p > l.last));
      const titled = (p) => lists.every((l) => l.places.get(p));
      const best = [...found.filter(titled), ...found.filter((p) => !titled(p))];
      for (let p = short.last + 1; p < index.end && best.length < 50 * step; p++) if (allowed(p)) best.push(p); // taken to hold all
      return { best, exact: lists.every((l) => l.last === Infinity) };
    };
    if (mode === 2) {
      const sought = await Promise.all(terms.map(async (t) => [t, await singles([t])])), counts = new Map();
      for (const [, lists] of sought) for (const p of lists[0].places.keys()) if (allowed(p)) counts.set(p, 0);
      for (const p of counts.keys()) {
        const missing = sought.filter(([, lists]) => !lists.every((l) => l.places.has(p) || p > l.last)).map(([t]) => t);
        if (missing.some((t) => t.must) || missing.length * 5 > terms.length * 2) counts.delete(p);
        else counts.set(p, terms.length - missing.length);
      }
      const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      return { best: best.map(([p]) => p), exact: true };
    }
    if (!follow.includes(true)) return every(await singles(terms));
    const row = every(await together());
    if (row.best.length >= step && index.shards.length > 1) return { best: row.best, exact: false };
    const all = every(await singles(terms)), first = new Set(row.best);
    return { best: [...row.best, ...all.best.filter((p) => !first.has(p))], exact: all.exact };
  }

  // A search gives its results some at a time.
  class Search {
    constructor(text, allowed) {
      Object.assign(this, { query: parse(text), allowed, mode: 0, results: [], dropped: 0 });
      this.short = this.query.size < 2;
    }
    // more finds the next results.
    async more() {
      failed = new Set();
      index ??= await opened();
      if (this.short || !index) return;
      left = requests;
      const had = this.results.length;
      while (this.results.length === had && left > 0) {
        if (!this.left) {
          const { best, exact } = await candidates(this.query, this.mode, (p) => this.allowed(p));
          Object.assign(this, { left: best, exact });
        }
        const next = [], needed = new Set();
        for (const p of this.left) {
          const file = index.fileOf(p);
          if (next.length === step || (!here(file) && !needed.has(file) && needed.size === left)) break;
          next.push(p);
          if (!here(file)) needed.add(file);
        }
        await Promise.all([...needed].map(load));
        this.left.splice(0, next.length);
        const found = next.map((p) => [p, index.placeOf(p)]).map(([p, place]) => place && [p, rate(place, this.query, this.mode)]).filter((r) => r?.[1]);
        this.dropped += next.length - found.length;
        found.sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
        this.results.push(...found.map((r) => r[1]));
        if (this.left.length || this.results.length) continue;
        if (this.mode === 2 || (this.mode === 1 && this.query.terms.length < 3)) break;
        this.mode++;
        this.left = undefined;
      }
    }
    get count() {
      return this.results.length + (this.left?.length ?? 0);
    }
  }

  // opened is the index with what tells where a place is.
  async function opened() {
    const read = await load("index");
    if (!read) return;
    let end = 0;
    const groups = read.groups.map(([name, ...count]) => ({ name, start: end, count, end: (end += count[0] + count[1] + count[2]) }));
    const groupOf = (p) => groups.find((g) => p < g.end);
    const file = (g, p) => `texts/${g.name}-${Math.floor((p - g.start) / read.size)}`;
    return {
      shards: read.shards, groups, end, groupOf,
      kindOf: (p, g = groupOf(p)) => (p - g.start < g.count[0] ? "data" : p - g.start < g.count[0] + g.count[1] ? "section" : "note"),
      fileOf: (p) => file(groupOf(p), p),
      placeOf(p) {
        const g = groupOf(p), texts = arrived.get(file(g, p)), place = texts?.places[(p - g.start) % read.size];
        return place && Object.assign(place, { period: texts.name, data: this.kindOf(p) === "data", note: this.kindOf(p) === "note" });
      },
    };
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

  function item({ place, entry }, search) {
    const answer = { query: search.query, beginning: search.mode === 1 };
    const [named, ...texts] = textsOf(place), link = make("a");
    link.href = entry.href;
    const title = entry === named ? marked(named.text, named.folded, answer) : make("span", "", place.t);
    title.lang = "vi"; // as the record, whatever the interface speaks
    link.append(make("span", "head", ...(place.l ? [make("span", "number", place.l), " "] : []), title));
    if (place.period) link.append(" ", make("span", "period", place.period));
    const shown = entry === named ? texts[0] : entry;
    if (shown) link.append(" ", marked(shown.text, shown.folded, answer));
    return make("li", "", link);
  }

  // attach makes a form search as one types.
  function attach(form) {
    const input = form.querySelector("input"), period = form.elements.ky, kind = form.elements.loai, main = document.querySelector("main");
    const list = main.querySelector(".results"), status = main.querySelector(".found"), browse = main.querySelector(".browse");
    const say = (key, value) => form.dataset[key].replace("%s", () => value);
    const links = () => [...list.querySelectorAll("a")];
    let timer = 0, current;

    // Of a group the period, or all periods of a year; of a place its kind.
    const allowed = (p) => {
      const g = index.groupOf(p);
      return (!period.value || g.name === period.value || g.name.startsWith(period.value + "-")) && (!kind?.value || kind.value === (g.start || g.name !== "van-ban" ? index.kindOf(p) : "document"));
    };
    // named is what a file that did not come is called: the period that it holds.
    const named = (file) => [...period.options].find((o) => o.value && file.startsWith("texts/" + o.value + "-"))?.text ?? file;
    function show(search, text) {
      const n = search.count;
      const at = links().indexOf(document.activeElement); // stays where the reader is
      list.replaceChildren(...search.results.map((r) => item(r, search)));
      links()[at]?.focus();
      if (search.left?.length) {
        const more = make("button", "", say("more"));
        more.type = "button";
        more.onclick = async () => {
          const seen = search.results.length;
          await search.more();
          if (search === current) show(search, text), links()[seen]?.focus();
        };
        list.append(make("li", "more", more));
      }
      browse.hidden = n > 0 || (text !== "" && search.short);
      const count = search.short || !text ? "" : !n ? say("none", text) : say(search.mode === 2 ? "partly" : !search.exact && search.left?.length ? "many" : n === 1 ? "single" : "count", n.toLocaleString(document.documentElement.lang));
      const said = count + (failed.size ? ". " + say("failed", [...new Set([...failed].map(named))].join(", ")) : "");
      if (status.textContent !== said) status.textContent = said;
      list.ariaBusy = "false";
    }
    async function search() {
      clearTimeout(timer);
      const text = input.value.trim(), mine = (current = new Search(text, allowed));
      try {
        const at = new URL(location.href);
        at.search = new URLSearchParams([["q", input.value], ["ky", period.value], ["loai", kind?.value]].filter(([, v]) => v)).toString();
        history.replaceState(null, "", at);
      } catch {} // some browsers refuse it on a disk
      list.ariaBusy = "true";
      const loading = setTimeout(() => mine === current && (status.textContent = say("loading")), 200);
      await mine.more();
      clearTimeout(loading);
      if (mine === current) show(mine, text);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 100);
    });
    for (const select of [period, kind]) select?.addEventListener("change", search);
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

    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    for (const select of [period, kind]) if (select) { // layouts of a site may have none
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    document.querySelector(".no-script").hidden = true;
    form.hidden = false;
    if (input.value) search();
    if (!matchMedia("(pointer: coarse)").matches) input.focus(); // there a keyboard would cover the answers
  }

  globalThis.congboSearch = {
    open: (read) => arrived.set("index", read),
    terms: (n, shard) => arrived.set("terms/" + n, shard),
    texts: (name, read) => arrived.set("texts/" + name, read),
    load, decode, parse, rate, fold, tone, arrived,
  };
  const form = document.querySelector("main form.search");
  if (form) attach(form);
})();
