// Stories: articles joined by findings, and how they came from each other.
function storiesView() {
  if (!data.stories.length) return ["Stories", h("h2", null, "Stories"), h("p", null, "No findings join articles into a story.")];
  const size = (st) => st.articles.length;
  const head = (st) => (st.earliest >= 0 ? st.earliest : st.articles[0]);
  const columns = [
    { name: "story", cell: (st) => h("a", { href: "#/story/" + data.stories.indexOf(st) }, h("bdi", null, data.articles[head(st)].title)), key: (st) => data.articles[head(st)].title },
    { name: "articles", cls: "n", cell: (st) => number(size(st)), key: size },
    { name: "earliest", cell: (st) => (st.earliest >= 0 ? h("bdi", null, outletOf(st.earliest)) : "not known"), key: (st) => (st.earliest >= 0 ? outletOf(st.earliest) : null) },
    { name: "closest to all", cell: (st) => (st.closest >= 0 ? h("bdi", null, outletOf(st.closest)) : "not known"), key: (st) => (st.closest >= 0 ? outletOf(st.closest) : null) },
    { name: "began", cell: (st) => data.articles[head(st)].when, key: (st) => data.articles[head(st)].unix },
  ];
  return ["Stories", h("h2", null, "Stories"), table(columns, data.stories, "Press a heading to sort", 1)];
}

function storyView(n) {
  const st = data.stories[n];
  if (!st) return ["Not found", h("h2", null, "This story is not in the report")];
  const name = (i) => (i < 0 ? "not known" : h("bdi", null, data.articles[i].outlet + ": " + data.articles[i].title));
  return ["Story", h("p", { class: "trail" }, h("a", { href: "#/stories" }, "Stories")),
    h("h2", null, h("bdi", null, data.articles[st.earliest >= 0 ? st.earliest : st.articles[0]].title)),
    h("dl", null, h("dt", null, "earliest"), h("dd", null, name(st.earliest)), h("dt", null, "closest to all"), h("dd", null, name(st.closest))),
    timeline(st),
    st.edges.length ? [h("h3", null, "Steps"), h("ul", { class: "steps" }, st.edges.map((e) => h("li", null,
      h("bdi", null, e.source >= 0 ? data.articles[e.source].outlet : e.unseen || "a text not seen"), e.source >= 0 ? "" : h("span", { class: "quiet" }, " (not among the articles)"),
      " → ", h("bdi", null, outletOf(e.copy)), " ",
      e.finding >= 0 ? [badge(data.findings[e.finding].relation), " ", findingLink(data.findings[e.finding], score(data.findings[e.finding].score))] : null)))]
      : h("p", { class: "quiet" }, "Who derives from whom in this story is not known."),
    h("h3", null, "Findings in this story"), h("ol", { class: "findings" }, within(st).map(findingRow))];
}

// within returns the findings that join two articles of a story.
function within(st) {
  const has = new Set(st.articles);
  return data.findings.filter((f) => has.has(f.source) && has.has(f.copy));
}

// timeline puts each article on its own row at its time, with an arrow from what
// it came from. Articles without a time stand at the left, apart.
function timeline(st) {
  const rows = st.articles.slice(), unseen = [...new Set(st.edges.filter((e) => e.source < 0).map((e) => e.unseen || "a text not seen"))];
  const times = rows.map((i) => data.articles[i].unix).filter((t) => t !== null);
  const lo = Math.min(...times), hi = Math.max(...times), w = 720, rowH = 34, left = 200, right = 30, top = 26;
  const x = (t) => (t === null ? left : left + 40 + (hi > lo ? ((t - lo) / (hi - lo)) * (w - left - right - 40) : 0));
  const pos = new Map();
  unseen.forEach((u, i) => pos.set("u" + u, [left, top + i * rowH]));
  rows.forEach((a, i) => pos.set(a, [x(data.articles[a].unix), top + (i + unseen.length) * rowH]));
  const height = top + pos.size * rowH;
  const label = (text, y, cls) => s("text", { class: cls, x: left - 14, y: y + 4, "text-anchor": "end" }, text.length > 28 ? text.slice(0, 27) + "…" : text);
  return h("figure", { class: "wide" }, s("svg", { viewBox: `0 0 ${w} ${height}`, role: "img", "aria-label": `Timeline of ${rows.length} articles; the list of steps says the same` },
    s("defs", null, s("marker", { id: "step", viewBox: "0 0 8 8", refX: 12, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { class: "arrowhead", d: "M0 0 L8 4 L0 8 z" }))),
    times.length ? [s("text", { class: "small", x: left + 40, y: 12 }, data.articles[rows.find((i) => data.articles[i].unix === lo)].when),
      hi > lo ? s("text", { class: "small", x: w - right, y: 12, "text-anchor": "end" }, data.articles[rows.find((i) => data.articles[i].unix === hi)].when) : null] : null,
    [...pos.values()].map(([, y]) => s("line", { class: "tick", x1: left, y1: y, x2: w - right, y2: y })),
    st.edges.map((e) => {
      const from = pos.get(e.source >= 0 ? e.source : "u" + (e.unseen || "a text not seen")), to = pos.get(e.copy);
      if (!from || !to) return null;
      const f = data.findings[e.finding];
      const path = s("path", { class: "edge" + (f ? " r-" + f.relation : ""), d: `M${from[0]} ${from[1]} C${from[0]} ${(from[1] + to[1]) / 2 + 8} ${to[0] - 30} ${to[1]} ${to[0]} ${to[1]}`, "marker-end": "url(#step)" }, s("title", null, f ? f.sentence : "derives from"));
      return f ? s("a", { href: "#/finding/" + f.key }, path) : path;
    }),
    // Findings that no step explains: the two share text, and no more is known.
    within(st).filter((f) => !st.edges.some((e) => e.finding >= 0 && data.findings[e.finding] === f)).slice(0, 80).map((f) => {
      const [x1, y1] = pos.get(f.source), [x2, y2] = pos.get(f.copy);
      return s("a", { href: "#/finding/" + f.key }, s("path", { class: "edge loose r-" + f.relation, d: `M${x1} ${y1} Q${(x1 + x2) / 2 + 24} ${(y1 + y2) / 2} ${x2} ${y2}` }, s("title", null, f.sentence)));
    }),
    unseen.map((u) => [s("circle", { class: "node unseen", cx: left, cy: pos.get("u" + u)[1], r: 5 }), label(u + " (not seen)", pos.get("u" + u)[1], "quiet")]),
    rows.map((a) => {
      const [cx, cy] = pos.get(a), art = data.articles[a];
      return [s("circle", { class: "node" + (a === st.earliest ? " first" : ""), cx, cy, r: 5 }, s("title", null, art.when + " " + art.title)), label(art.outlet, cy, a === st.earliest ? "strong" : "")];
    })),
    h("figcaption", { class: "quiet" }, "Each dot is an article at its time; arrows lead from source to copy; dashed lines join texts of which no more is known than that they share wording. Articles without a time stand at the left."));
}
