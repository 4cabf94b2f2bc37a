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
    a.also ? h("span", { class: "also" }, a.also) : null, h("bdi", { class: "title" }, a.title),
    a.url ? h("a", { class: "id", href: a.url, rel: "noopener noreferrer" }, a.url) : h("span", { class: "id" }, a.id));
}

// marksOf returns the elements of passage i: of one side's text, or of all there is.
const marksOf = (i, side) => document.querySelectorAll(`${side === undefined ? "" : `.pane[data-side="${side}"] `}[data-passage~="${i}"]`);

// light marks passage i wherever it shows, with a class.
function light(cls, i) {
  document.querySelectorAll("." + cls).forEach((el) => el.classList.remove(cls));
  if (i !== null) marksOf(i).forEach((el) => el.classList.add(cls));
}

// reveal scrolls one side's text, and nothing else, to passage i.
function reveal(i, side, below) {
  const [first] = marksOf(i, side);
  if (!first) return;
  const body = first.closest(".body");
  body.scrollTop += first.getBoundingClientRect().top - body.getBoundingClientRect().top - below;
}

// jump shows passage i on both sides and says so to who cannot see it; with focus,
// the button of its mark on that side gets it.
function jump(i, side, focus) {
  light("here", i);
  current = i;
  for (const sd of [0, 1]) reveal(i, sd, 60);
  const said = document.getElementById("said");
  const button = document.querySelector(`.pane[data-side="${side}"] button[data-passage="${i}"]`);
  if (said) said.textContent = button?.getAttribute("aria-label") || "";
  if (focus) button?.focus({ preventScroll: true });
}

// hovering lights a passage in both texts and brings its counterpart to the same
// height, when the pointer rests on it.
let resting = 0;
function hovering(i, side) {
  return {
    mouseenter: (e) => {
      light("over", i);
      clearTimeout(resting);
      const body = e.target.closest(".body");
      const below = e.target.getBoundingClientRect().top - body.getBoundingClientRect().top;
      resting = setTimeout(() => reveal(i, 1 - side, Math.max(0, below)), 250);
    },
    mouseleave: () => { light("over", null); clearTimeout(resting); },
    click: () => jump(i, 1 - side, true),
  };
}

// pane is one article's whole text with its passages marked: each has a button,
// which shows its number, and may be pressed anywhere.
function pane(f, d, side, text) {
  const marks = [];
  d.passages.forEach((p, i) => {
    // Words that both have are marked in the list of passages; in a whole text they
    // would hide the passages themselves.
    if (!p.shared) marks.push(...wordMarks(p, side));
    const sp = side ? p.copy : p.source;
    let first = true;
    marks.push({ from: sp[0], to: sp[1], make: (x) => {
      const span = h("span", { class: "p " + kindClass(p), "data-passage": String(i), on: hovering(i, side) }, x);
      if (!first) return span;
      first = false;
      const label = `passage ${i + 1}, ${kinds[p.kind]}, ${p.words}, in ${the(f.roles[side])}`;
      span.prepend(h("button", { type: "button", class: "mark", "data-n": String(i + 1), "data-passage": String(i), "aria-label": label, title: label + ": to its counterpart",
        on: { click: (e) => { e.stopPropagation(); jump(i, 1 - side, true); } } }));
      return span;
    } });
  });
  if (side === 1 && d.creditAt) marks.push({ from: d.creditAt[0], to: d.creditAt[1], make: (x) => h("span", { class: "credit", title: "credit to the source" }, x) });
  for (const c of d.cues) {
    const sp = side ? c.copy : c.source;
    if (sp && !(side === 1 && d.creditAt && sp[0] === d.creditAt[0])) marks.push({ from: sp[0], to: sp[1], make: (x) => h("span", { class: "cue", title: c.name + ": " + c.evidence }, x) });
  }
  const a = data.articles[side ? f.copy : f.source];
  return h("article", { class: "pane", "data-side": String(side) }, h("p", { class: "pane-head" }, h("span", { class: "role" }, f.roles[side]), " ", h("bdi", { class: "outlet" }, a.outlet)),
    h("div", { class: "body text", dir: "auto", tabindex: 0, role: "region", "aria-label": "text of " + the(f.roles[side]) },
      spans(text, 0, text.length, marks)));
}

const firstPassages = 40;

// A passage of the same words is cut to its ends in the list: the whole of it
// stands in the texts above.
const longest = 600, headUnits = 320, tailUnits = 160;

// quote is one side of a passage.
function quote(p, side, text) {
  const sp = side ? p.copy : p.source, len = sp[1] - sp[0];
  if (text === null || p.kind !== 0 || p.diff || len <= longest) return h("blockquote", { class: "text", dir: "auto" }, passageText(p, side, text));
  const cut = (from, to) => plain(text.slice(from, to));
  const to = text.indexOf(" ", sp[0] + headUnits), from = text.lastIndexOf(" ", sp[1] - tailUnits);
  if (to < 0 || from <= to) return h("blockquote", { class: "text", dir: "auto" }, cut(sp[0], sp[1]));
  return h("blockquote", { class: "text", dir: "auto" }, cut(sp[0], to), h("span", { class: "cut" }, ` … ${plural(text.slice(to, from).split(/\s+/).filter(Boolean).length, "word")} … `), cut(from, sp[1]));
}

// passagePairs lists the passages, each as it stands in both texts.
function passagePairs(f, d, texts) {
  const list = h("ol", { class: "pairs" });
  const pair = (p, i) => h("li", { class: kindClass(p), id: "passage-" + (i + 1) },
    h("div", { class: "pair-head" }, h("span", { class: "number" }, String(i + 1)), " ", h("b", null, kinds[p.kind]), " ", h("span", { class: "quiet" }, p.words), " ",
      p.kind === 2 ? h("span", { class: "quiet" }, "likeness " + percent(p.similarity)) : null),
    quote(p, 0, texts[0]), quote(p, 1, texts[1]));
  list.append(...d.passages.slice(0, firstPassages).map(pair));
  const rest = d.passages.length - firstPassages;
  const more = rest > 0 ? h("button", { type: "button", on: { click: (e) => {
    list.append(...d.passages.slice(firstPassages).map((p, i) => pair(p, i + firstPassages)));
    e.target.remove();
  } } }, `Show ${number(rest)} more`) : null;
  return [d.passages.some((p) => p.kind === 2) ? h("p", { class: "quiet small" }, "Likeness: at 50 % independent reports are as alike as often.") : null,
    h("div", { class: "pair-roles" }, h("span", null, f.roles[0] + ": ", h("bdi", null, outletOf(f.source))), h("span", null, f.roles[1] + ": ", h("bdi", null, outletOf(f.copy)))), list, more];
}

function cueList(d) {
  if (!d.cues.length) return h("p", { class: "quiet" }, "No cue was found.");
  return h("ul", { class: "cues" }, d.cues.map((c) => h("li", null,
    h("b", null, c.name), h("span", { class: "quiet" }, c.for === "neither" ? ": for neither" : [": for ", h("bdi", null, c.for), `, ${c.alone} if taken alone`]),
    h("span", { class: "why" }, c.evidence))));
}

function legend(f, d) {
  return h("ul", { class: "legend" }, kinds.filter((k, i) => d.passages.some((p) => p.kind === i)).map((k) =>
    h("li", null, h("span", { class: "p k-" + k }, k), " ", kindMeaning[k])),
    d.passages.some(isSaid) ? h("li", null, h("span", { class: "p said" }, "quoted"), " somebody's words: a quotation or a statement") : null,
    d.passages.some((p) => p.diff) ? h("li", null, h("del", null, "only in " + the(f.roles[0])), " ", h("ins", null, "only in " + the(f.roles[1]))) : null,
    d.passages.some((p) => p.shared) ? h("li", null, h("u", null, "words in both"), " in the list") : null,
    d.creditAt ? h("li", null, h("span", { class: "credit" }, "credit")) : null,
    d.cues.some((c) => c.copy || c.source) ? h("li", null, h("span", { class: "cue" }, "evidence of who was first")) : null);
}

// texts is the heart of a finding: both articles side by side.
function sideBySide(f, d, texts) {
  if (texts[0] === null) return h("p", { class: "quiet" }, data.noText ? "The articles' texts were left out of this report." : data.articles[f.source].text && data.articles[f.copy].text ? "This browser is too old to unpack the articles' texts." : "The articles' texts are not in this report.");
  const [a, b] = [f.source, f.copy].map((i) => data.articles[i].title);
  return section("Side by side", legend(f, d),
    h("p", { class: "quiet screen" }, "Rest on a passage to see its counterpart; press it, or ", h("kbd", null, "n"), " and ", h("kbd", null, "p"), ", to go there."),
    h("div", { class: "two panes", "aria-label": a + " | " + b }, pane(f, d, 0, texts[0]), pane(f, d, 1, texts[1])),
    h("p", { id: "said", class: "unseen-text", role: "status" }));
}

async function findingView(key) {
  const n = data.findings.findIndex((f) => f.key === key);
  if (n < 0) return ["Not found", h("h2", null, "This finding is not in the report"), h("p", null, h("a", { href: "#/findings" }, "All findings"))];
  const f = data.findings[n], d = block("f" + n);
  const a = data.articles[f.source], b = data.articles[f.copy];
  const texts = await Promise.all([textOf(f.source), textOf(f.copy)]);
  if (texts[0] === null || texts[1] === null) texts.fill(null);
  const order = selected(new URLSearchParams(lastList.split("?")[1] || "")), at = order.indexOf(f);
  const step = (i, text, rel) => order[i] && at >= 0 ? h("a", { href: "#/finding/" + order[i].key, rel }, text) : h("span", { class: "quiet" }, text);

  return [f.sentence,
    h("p", { class: "trail" }, h("a", { href: lastList }, "Findings"), h("span", null, at >= 0 ? ` ${number(at + 1)} of ${number(order.length)} ` : " "), step(at - 1, "← previous", "prev"), " ", step(at + 1, "next →", "next"),
      f.story >= 0 ? [" · ", h("a", { href: "#/story/" + f.story }, "its story")] : null,
      quotes(f) ? [" · ", h("a", { href: "#/statement/" + statementOf(n) }, "its statement")] : null),
    h("h2", null, f.sentence),
    h("p", null, badge(f.relation), " ", h("b", null, score(f.score)), " probability of reuse"),
    h("div", { class: "two" }, articleHead(f.roles[0], a), articleHead(f.roles[1], b)),
    d.warnings.length ? h("div", { class: "warnings", role: "note" }, h("b", null, "Read with care"), h("ul", null, d.warnings.map((w) => h("li", null, w)))) : null,
    h("div", { class: "evidence" },
      section("What they share",
        h("dl", null,
          h("dt", null, "of " + the(f.roles[0])), h("dd", null, bar(f.covered[0]), f.whose[0] ? h("span", { class: "quiet" }, " " + f.whose[0]) : null),
          h("dt", null, "of " + the(f.roles[1])), h("dd", null, bar(f.covered[1]), f.whose[1] ? h("span", { class: "quiet" }, " " + f.whose[1]) : null),
          h("dt", null, "passages"), h("dd", null, d.counts),
          d.statement ? [h("dt", null, "quoted"), h("dd", null, "both carry the same " + d.statement)] : null,
          d.exclusive ? [h("dt", null, "rare detail"), h("dd", null, d.exclusive + " of what they share stands in no other article of the story")] : null,
          h("dt", null, "credit"), h("dd", null, d.credit),
          f.licence ? [h("dt", null, "licence"), h("dd", null, f.licence)] : null,
          d.from ? [h("dt", null, f.relation === "shared-source" ? "both from" : "both credit"), h("dd", null, d.from)] : null)),
      section("Who was first", h("p", null, f.relation === "shared-source" ? "Does not arise: both appear to derive from a third text." : f.relation === "shared-quotation" ? "Does not arise: what both carry is somebody's whom both quote." : f.direction), cueList(d)),
      d.passages.length ? section("Order", alignmentPlot(f, d, a, b)) : null),
    sideBySide(f, d, texts),
    d.passages.length ? section("Passage by passage", texts[0] === null ? legend(f, d) : null, passagePairs(f, d, texts)) : h("p", { class: "quiet" }, "No span of one answers a span of the other."),
    d.features.length ? h("details", null, h("summary", null, "What was measured"), h("table", null, h("tbody", null, d.features.map((x) =>
      h("tr", null, h("th", { scope: "row" }, x[0]), h("td", { class: "n" }, x[1]), h("td", null, x[2])))))) : null];
}
