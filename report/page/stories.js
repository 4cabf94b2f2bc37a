// Stories: articles joined by findings, and how they came from each other.
function storiesView() {
  if (!data.stories.length) return ["Stories", h("h2", null, "Stories"), h("p", null, "No findings join articles into a story.")];
  const size = (st) => st.articles.length, outlets = (st) => new Set(st.articles.map((i) => data.articles[i].feed)).size;
  const columns = [
    { name: "story", cell: (st) => h("a", { href: "#/story/" + data.stories.indexOf(st) }, h("bdi", null, data.articles[headOf(st)].title)), key: (st) => data.articles[headOf(st)].title },
    { name: "articles", cls: "n", cell: (st) => number(size(st)), key: size },
    { name: "outlets", cls: "n", cell: (st) => number(outlets(st)), key: outlets },
    { name: "earliest", cell: (st) => (st.earliest >= 0 ? h("bdi", null, outletOf(st.earliest)) : "not known"), key: (st) => (st.earliest >= 0 ? outletOf(st.earliest) : null) },
    { name: "closest to all", cell: (st) => (st.closest >= 0 ? h("bdi", null, outletOf(st.closest)) : "not known"), key: (st) => (st.closest >= 0 ? outletOf(st.closest) : null) },
    { name: "began", cell: (st) => h("span", { class: "time" }, data.articles[headOf(st)].when), key: (st) => data.articles[headOf(st)].unix },
  ];
  return ["Stories", h("h2", null, "Stories"), table(columns, data.stories, "Articles joined by findings. “Closest to all” is the one that the others have most of. Press a heading to sort.", 1)];
}

const mostFindings = 30;

function storyView(n) {
  const st = data.stories[n];
  if (!st) return ["Not found", h("h2", null, "This story is not in the report"), h("p", null, h("a", { href: "#/stories" }, "All stories"))];
  const name = (i) => (i < 0 ? "not known" : [h("bdi", null, data.articles[i].outlet), ": ", h("bdi", null, data.articles[i].title)]);
  const found = within(st);
  return ["Story", h("p", { class: "trail" }, h("a", { href: "#/stories" }, "Stories"), ` ${number(n + 1)} of ${number(data.stories.length)}`),
    h("h2", null, h("bdi", null, data.articles[headOf(st)].title)),
    h("dl", null, h("dt", null, "articles"), h("dd", null, number(st.articles.length) + " from " + plural(new Set(st.articles.map((i) => data.articles[i].feed)).size, "outlet")),
      h("dt", null, "earliest"), h("dd", null, name(st.earliest)), h("dt", null, "closest to all"), h("dd", null, name(st.closest))),
    section("Time", timeline(st)),
    section("Who derives from whom", st.edges.length ? tree(st) : h("p", { class: "quiet" }, "Not known: the findings join these articles, but none says which was first.")),
    section(`Findings in this story (${number(found.length)})`, h("ol", { class: "findings" }, found.slice(0, mostFindings).map(findingRow)),
      found.length > mostFindings ? h("p", null, h("a", { href: "#/findings?story=" + n }, `All ${number(found.length)} findings of this story`)) : null)];
}

// within returns the findings that join two articles of a story, without those of further
// printings.
function within(st) {
  const n = data.stories.indexOf(st);
  return data.findings.filter((f) => f.story === n && !f.further);
}

const unseenName = (e) => e.unseen || "a text not among the articles";

// tree shows the story's steps as a nested list: below each article what was made
// from it.
function tree(st) {
  const below = new Map(), hangs = new Set(), parents = new Map();
  for (const e of st.edges) {
    const from = e.source >= 0 ? e.source : "u" + unseenName(e);
    below.set(from, [...(below.get(from) || []), e]);
    hangs.add(e.copy);
    parents.set(e.copy, (parents.get(e.copy) || 0) + 1);
  }
  const seen = new Set();
  // which says which printings the finding behind a step is about, when not the first.
  const which = (f) => {
    if (!f) return null;
    const parts = [[data.articles[f.copy].is, " in "], [data.articles[f.source].is, " from "]].filter(([is]) => is).map(([is, word]) => word + is);
    return parts.length ? h("span", { class: "quiet" }, parts.join(",")) : null;
  };
  const item = (i, e) => {
    const f = e && e.finding >= 0 ? data.findings[e.finding] : null, a = data.articles[i];
    return h("li", null, f ? [h("a", { href: "#/finding/" + f.key }, badge(f.relation), " ", score(f.score)), " "] : null,
      h("bdi", { class: "outlet" }, a.outlet), " ", h("span", { class: "time" }, a.when, a.also ? ", " + a.also : null), " ", h("bdi", { class: "title" }, a.title), which(f),
      e && parents.get(i) > 1 ? h("span", { class: "quiet" }, ` (merged; ${Math.round(100 * e.share)} % of it from here)`) : null, children(i));
  };
  const children = (key) => {
    if (seen.has(key) || !below.has(key)) return null; // a damaged file may hold a circle
    seen.add(key);
    return h("ul", null, below.get(key).map((e) => item(e.copy, e)));
  };
  const roots = st.articles.filter((i) => !hangs.has(i));
  return h("ul", { class: "tree" },
    [...below.keys()].filter((k) => typeof k === "string").map((k) => h("li", null, h("bdi", { class: "outlet" }, k.slice(1)), h("span", { class: "quiet" }, " (not among the articles)"), children(k))),
    roots.map((i) => item(i, null)));
}

// ticksFor returns about six round times between two, in seconds.
function ticksFor(lo, hi) {
  const steps = [10 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 30 * day, 91 * day, 365 * day, 3650 * day];
  const step = steps.find((x) => (hi - lo) / x <= 6) || steps[steps.length - 1];
  const out = [];
  for (let t = Math.ceil(lo / step) * step; t <= hi; t += step) out.push(t);
  const iso = (t) => new Date(t * 1000).toISOString();
  return out.map((t) => [t, step >= day ? iso(t).slice(0, 10) : t % day === 0 || t === out[0] ? iso(t).slice(5, 16).replace("T", " ") : iso(t).slice(11, 16)]);
}

// timeline puts each article on its own row at its time, with an arrow from what
// it came from. What has no time stands in a column of its own at the left.
function timeline(st) {
  const unseen = [...new Set(st.edges.filter((e) => e.source < 0).map(unseenName))];
  const rows = st.articles.slice(), time = (i) => data.articles[i].unix;
  const times = rows.map(time).filter((t) => t !== null), dated = times.length > 0;
  const lo = Math.min(...times), hi = Math.max(...times);
  const w = 960, rowH = 28, left = 190, apart = rows.some((i) => time(i) === null) || unseen.length ? 90 : 16, right = 24, top = 30, bottom = 10;
  const x = (t) => (t === null ? left + 16 : left + apart + (hi > lo ? ((t - lo) / (hi - lo)) * (w - left - apart - right) : 0));
  const pos = new Map();
  unseen.forEach((u, i) => pos.set("u" + u, [left + 16, top + (i + 0.5) * rowH]));
  rows.forEach((a, i) => pos.set(a, [x(time(a)), top + (i + unseen.length + 0.5) * rowH]));
  const height = top + pos.size * rowH + bottom;
  const label = (text, y, cls) => s("text", { class: cls, x: left - 8, y: y + 4, "text-anchor": "end" }, clipped(text, 27));
  // What a step or a common source explains needs no line of its own.
  const parents = new Map();
  for (const e of st.edges) parents.set(e.copy, e.source >= 0 ? e.source : "u" + unseenName(e));
  const explained = (f) => st.edges.some((e) => e.finding >= 0 && data.findings[e.finding] === f) || f.relation === "shared-source" && parents.has(first(f.source)) && parents.get(first(f.source)) === parents.get(first(f.copy));
  const first = (i) => data.articles[i].first ?? i;
  const loose = within(st).filter((f) => !explained(f)).slice(0, 60);
  const curve = ([x1, y1], [x2, y2]) => {
    const bend = Math.max(14, Math.min(60, Math.abs(x2 - x1) / 2)), gap = x2 >= x1 ? 9 : -9;
    return `M${x1} ${y1} C${x1} ${y1 + (y2 - y1) * 0.6} ${x2 - Math.sign(gap) * bend} ${y2} ${x2 - gap} ${y2}`;
  };
  return h("figure", { class: "wide time-line" }, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timeline" }, s("svg", { viewBox: `0 0 ${w} ${height}`, role: "group", "aria-label": `Timeline of ${plural(rows.length, "article")}; the list below says the same` },
    s("defs", null, s("marker", { id: "step", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { class: "arrowhead", d: "M0 0 L8 4 L0 8 z" }))),
    dated && hi > lo ? ticksFor(lo, hi).map(([t, text]) => [s("line", { class: "tick", x1: x(t), y1: top - 6, x2: x(t), y2: height - bottom }), s("text", { class: "small", x: x(t), y: top - 12, "text-anchor": x(t) > w - 60 ? "end" : "middle" }, text)]) : null,
    dated && hi === lo ? s("text", { class: "small", x: x(lo), y: top - 12, "text-anchor": "start" }, data.articles[rows.find((i) => time(i) === lo)].when) : null,
    apart > 50 ? s("text", { class: "small", x: left + 16, y: top - 12, "text-anchor": "middle" }, "no time") : null,
    [...pos.values()].map(([, y]) => s("line", { class: "tick", x1: left, y1: y, x2: w - right, y2: y })),
    loose.map((f) => {
      const [x1, y1] = pos.get(first(f.source)), [x2, y2] = pos.get(first(f.copy));
      return s("a", { href: "#/finding/" + f.key, "aria-label": f.sentence }, s("path", { class: "edge loose r-" + f.relation, d: `M${x1} ${y1} Q${Math.max(x1, x2) + 26} ${(y1 + y2) / 2} ${x2} ${y2}` }, s("title", null, f.sentence)));
    }),
    st.edges.map((e) => {
      const from = pos.get(e.source >= 0 ? e.source : "u" + unseenName(e)), to = pos.get(e.copy);
      if (!from || !to) return null;
      const f = data.findings[e.finding];
      const path = s("path", { class: "edge" + (f ? " r-" + f.relation : ""), d: curve(from, to), "marker-end": "url(#step)" }, s("title", null, f ? f.sentence : "derives from"));
      return f ? s("a", { href: "#/finding/" + f.key, "aria-label": f.sentence }, path) : path;
    }),
    unseen.map((u) => [s("circle", { class: "node unseen", cx: pos.get("u" + u)[0], cy: pos.get("u" + u)[1], r: 5 }), label(u, pos.get("u" + u)[1], "quiet")]),
    rows.map((a) => {
      const [cx, cy] = pos.get(a), art = data.articles[a];
      // Of a day, where in it is not known.
      const whole = art.unix !== null && art.when.length === 10 && hi > lo ? s("line", { class: "day", x1: cx, y1: cy, x2: Math.min(x(art.unix + day), w - right), y2: cy }) : null;
      return [whole, s("circle", { class: "node" + (a === st.earliest ? " first" : ""), cx, cy, r: 5 }, s("title", null, art.outlet + ", " + art.when + (art.also ? ", " + art.also : "") + ": " + art.title)), label(art.outlet, cy, a === st.earliest ? "strong" : "")];
    }))),
    h("figcaption", { class: "quiet" }, "Each dot is an article at its time (UTC); arrows lead from source to copy." + (unseen.length ? " A hollow dot is a source that is not among the articles." : "") + (st.earliest >= 0 ? " The earliest is ringed." : "") + (rows.some((i) => time(i) !== null && data.articles[i].when.length === 10) && hi > lo ? " A bar is a day, where no more is known." : "") + (loose.length ? " Dashed lines are findings that the tree does not need: the two share text, or one has it from the other as well." : "")));
}
