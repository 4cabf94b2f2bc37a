// One finding: who, from whom, how sure, why; every passage in both texts.

// spans cuts text into pieces at every boundary of the marks, which may overlap,
// and makes an element of each. A mark has from, to and make(piece).
function spans(text, from, to, marks) {
  const cuts = new Set([from, to]);
  for (const m of marks) for (const c of [m.from, m.to]) if (c > from && c < to) cuts.add(c);
  const at = [...cuts].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < at.length; i++) {
    let piece = plain(text.slice(at[i], at[i + 1]));
    for (const m of marks) if (m.from <= at[i] && m.to >= at[i + 1]) piece = m.make(piece);
    out.push(piece);
  }
  return out;
}

// wordMarks returns what to mark inside one side of a passage: words that the
// other side lacks, or, in a reworded passage, those that both have.
function wordMarks(p, side) {
  const base = side ? p.copy[0] : p.source[0];
  if (p.shared) {
    return p.shared[side].map(([a, b]) => ({ from: base + a, to: base + b, make: (x) => h("u", null, x) }));
  }
  const marks = [];
  let pos = base;
  for (const step of p.diff || []) {
    const n = step[0] === 0 ? step[1 + side] : (step[0] === 1) === (side === 1) ? step[1] : 0;
    if (step[0] !== 0 && n) marks.push({ from: pos, to: pos + n, make: (x) => h(side ? "ins" : "del", null, x) });
    pos += n;
  }
  return marks;
}

// passageText returns one side of a passage, or a note that it is not there.
function passageText(p, side, text) {
  if (text !== null) {
    const sp = side ? p.copy : p.source;
    return spans(text, sp[0], sp[1], wordMarks(p, side));
  }
  const own = side ? p.copyText : p.sourceText;
  return own ? plain(own) : h("em", { class: "quiet" }, "text not in this report");
}

function articleHead(role, a) {
  return h("div", { class: "article-head" },
    h("span", { class: "role" }, role), " ", h("bdi", { class: "outlet" }, a.outlet), " ", h("span", { class: "time" }, a.when),
    h("bdi", { class: "title" }, a.title),
    a.url ? h("a", { class: "id", href: a.url, rel: "noopener noreferrer" }, a.url) : h("span", { class: "id" }, a.id));
}

// jump shows passage i on both sides of the full texts.
function jump(i, side, focus) {
  document.querySelectorAll(".here").forEach((el) => el.classList.remove("here"));
  for (const sd of [0, 1]) {
    const marks = document.querySelectorAll(`.pane[data-side="${sd}"] [data-passage~="${i}"]`);
    marks.forEach((el) => el.classList.add("here"));
    if (!marks.length) continue;
    const pane = marks[0].closest(".body");
    pane.scrollTop = marks[0].offsetTop - pane.offsetTop - 80;
    if (focus && sd === side) marks[0].focus({ preventScroll: true });
  }
  document.querySelectorAll(`.plot [data-passage="${i}"]`).forEach((el) => el.classList.add("here"));
}

// pane is one article's whole text with its passages marked.
function pane(f, d, side, text) {
  const a = data.articles[side ? f.copy : f.source];
  const marks = [];
  d.passages.forEach((p, i) => {
    // Words that both have are marked in the list of passages; in a whole text they
    // would hide the passages themselves.
    if (!p.shared) marks.push(...wordMarks(p, side));
    const sp = side ? p.copy : p.source;
    const label = `passage ${i + 1}, ${kinds[p.kind]}: show its counterpart`;
    let first = true;
    marks.push({ from: sp[0], to: sp[1], make: (x) => {
      const attrs = { class: "p k-" + kinds[p.kind], "data-passage": String(i), on: { click: (e) => { e.stopPropagation(); jump(i, 1 - side, true); } } };
      if (first) {
        Object.assign(attrs, { tabindex: 0, role: "button", "aria-label": label, title: label });
        attrs.on.keydown = (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); jump(i, 1 - side, true); } };
        first = false;
      }
      return h("span", attrs, x);
    } });
  });
  const credit = side === 1 && d.creditAt ? [{ from: d.creditAt[0], to: d.creditAt[1], make: (x) => h("span", { class: "credit", title: "credit" }, x) }] : [];
  return h("article", { class: "pane", "data-side": String(side) }, articleHead(f.roles[side], a),
    h("div", { class: "body text", dir: "auto", tabindex: 0, role: "region", "aria-label": "text of the " + f.roles[side] },
      spans(text, 0, text.length, [...marks, ...credit])));
}

const firstPassages = 40;

// passagePairs lists the passages, each as it stands in both texts.
function passagePairs(f, d, texts) {
  const list = h("ol", { class: "pairs" });
  const pair = (p, i) => h("li", { class: "k-" + kinds[p.kind], id: "passage-" + (i + 1) },
    h("div", { class: "pair-head" }, h("b", null, kinds[p.kind]), " ", h("span", { class: "quiet" }, score(p.similarity))),
    h("blockquote", { class: "text", dir: "auto" }, passageText(p, 0, texts[0])),
    h("blockquote", { class: "text", dir: "auto" }, passageText(p, 1, texts[1])));
  list.append(...d.passages.slice(0, firstPassages).map(pair));
  const rest = d.passages.length - firstPassages;
  const more = rest > 0 ? h("button", { type: "button", on: { click: (e) => {
    list.append(...d.passages.slice(firstPassages).map((p, i) => pair(p, i + firstPassages)));
    e.target.remove();
  } } }, `Show ${number(rest)} more`) : null;
  return [h("div", { class: "pair-roles" }, h("span", null, f.roles[0] + ": ", h("bdi", null, outletOf(f.source))), h("span", null, f.roles[1] + ": ", h("bdi", null, outletOf(f.copy)))), list, more];
}

function cueTable(d) {
  if (!d.cues.length) return h("p", { class: "quiet" }, "No cue was found.");
  return h("table", { class: "cues" }, h("thead", null, h("tr", null, ["cue", "says first", "weight", "evidence"].map((x) => h("th", { scope: "col" }, x)))),
    h("tbody", null, d.cues.map((c) => h("tr", null, h("td", null, c.name), h("td", null, h("bdi", null, c.for)), h("td", { class: "n" }, c.weight), h("td", null, h("bdi", null, c.evidence))))));
}

function legend(f, d) {
  return h("ul", { class: "legend" }, kinds.filter((k, i) => d.passages.some((p) => p.kind === i)).map((k) =>
    h("li", null, h("span", { class: "p k-" + k }, k), " ", kindMeaning[k])),
    d.passages.some((p) => p.diff) ? h("li", null, h("del", null, "not in the " + f.roles[1]), " ", h("ins", null, "not in the " + f.roles[0])) : null,
    d.passages.some((p) => p.shared) ? h("li", null, h("u", null, "words in both")) : null);
}

function findingView(key) {
  const n = data.findings.findIndex((f) => f.key === key);
  if (n < 0) return ["Not found", h("h2", null, "This finding is not in the report"), h("p", null, h("a", { href: "#/findings" }, "All findings"))];
  const f = data.findings[n], d = block("f" + n);
  const a = data.articles[f.source], b = data.articles[f.copy];
  const texts = [a.text ? block("a" + f.source) : null, b.text ? block("a" + f.copy) : null];
  if (texts[0] === null || texts[1] === null) texts.fill(null);
  const order = selected(new URLSearchParams(lastList.split("?")[1] || "")), at = order.indexOf(f);
  const step = (i, text, rel) => order[i] && at >= 0 ? h("a", { href: "#/finding/" + order[i].key, rel }, text) : h("span", { class: "quiet" }, text);

  return [f.sentence,
    h("p", { class: "trail" }, h("a", { href: lastList }, "Findings"), h("span", null, at >= 0 ? ` ${at + 1} of ${order.length} ` : " "), step(at - 1, "← previous", "prev"), " ", step(at + 1, "next →", "next")),
    h("h2", null, h("bdi", null, f.sentence)),
    h("p", null, badge(f.relation), " ", h("b", null, score(f.score)), " probability of reuse"),
    h("div", { class: "two" }, articleHead(f.roles[0], a), articleHead(f.roles[1], b)),
    d.warnings.length ? h("div", { class: "warnings", role: "note" }, h("b", null, "Read with care"), h("ul", null, d.warnings.map((w) => h("li", null, h("bdi", null, w))))) : null,
    h("div", { class: "evidence" },
      h("section", null, h("h3", null, "What they share"),
        h("dl", null,
          h("dt", null, "of the " + f.roles[0]), h("dd", null, bar(f.covered[0], "accounted for:")),
          h("dt", null, "of the " + f.roles[1]), h("dd", null, bar(f.covered[1], "accounted for:")),
          h("dt", null, "passages"), h("dd", null, d.counts),
          d.exclusive ? [h("dt", null, "rare detail"), h("dd", null, d.exclusive + " of what they share stands in no other article of the story")] : null,
          h("dt", null, "credit"), h("dd", null, h("bdi", null, d.credit)),
          d.from ? [h("dt", null, f.relation === "shared-source" ? "both from" : "both credit"), h("dd", null, h("bdi", null, d.from))] : null)),
      h("section", null, h("h3", null, "Who was first"), h("p", null, h("bdi", null, f.relation === "shared-source" ? "Does not arise: both appear to derive from a third text." : f.direction)), cueTable(d)),
      d.passages.length ? h("section", null, h("h3", null, "Order"), alignmentPlot(f, d, a, b)) : null),
    d.passages.length ? [h("h3", null, "Passage by passage"), legend(f, d), passagePairs(f, d, texts)] : h("p", { class: "quiet" }, "No span of one answers a span of the other."),
    texts[0] !== null ? [h("h3", null, "Full texts"), h("p", { class: "quiet screen" }, "Press a passage, or ", h("kbd", null, "n"), " and ", h("kbd", null, "p"), ", to see it in both texts."),
      h("div", { class: "two panes" }, pane(f, d, 0, texts[0]), pane(f, d, 1, texts[1]))]
      : h("p", { class: "quiet" }, data.noText ? "The articles' texts were left out of this report." : "The articles' texts are not in this report."),
    d.features.length ? h("details", null, h("summary", null, "What was measured"), h("table", null, h("tbody", null, d.features.map((x) =>
      h("tr", null, h("th", { scope: "row" }, x[0]), h("td", { class: "n" }, x[1]), h("td", null, x[2])))))) : null];
}
