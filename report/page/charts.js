// Charts are SVG drawn from the data; each has a name and says in words what it
// shows.

// alignmentPlot shows where each passage stands in both texts: a copy that
// follows its source's order makes a line from corner to corner.
function alignmentPlot(f, d, a, b) {
  const size = 240, left = 26, top = 18;
  const lenA = Math.max(a.length, 1, ...d.passages.map((p) => p.source[1])), lenB = Math.max(b.length, 1, ...d.passages.map((p) => p.copy[1]));
  const x = (v) => left + (v / lenA) * size, y = (v) => top + (v / lenB) * size;
  return h("figure", { class: "plot" },
    s("svg", { viewBox: `0 0 ${left + size + 8} ${top + size + 8}`, role: "img", "aria-label": `Positions of ${d.passages.length} passages in both texts` },
      s("rect", { class: "frame", x: left, y: top, width: size, height: size }),
      s("text", { x: left, y: 12 }, f.roles[0] + " →"),
      s("text", { x: 12, y: top + 2, transform: `rotate(90 12 ${top + 2})` }, f.roles[1] + " →"),
      d.passages.map((p, i) => s("line", { class: "k-" + kinds[p.kind], "data-passage": String(i), x1: x(p.source[0]), y1: y(p.copy[0]), x2: x(p.source[1]), y2: y(p.copy[1]),
        on: { click: () => jump(i, 1, true) } }, s("title", null, `passage ${i + 1}, ${kinds[p.kind]}`)))),
    h("figcaption", { class: "quiet" }, "Across: position in the " + f.roles[0] + ". Down: position in the " + f.roles[1] + ". A straight diagonal means that one follows the other's order."));
}

// lagPlot shows how long after its source each copy appeared, on a logarithmic
// scale, one dot a finding.
function lagPlot() {
  const dots = data.findings.map((f) => [f, lag(f)]).filter(([, l]) => l !== null && l >= 0);
  if (dots.length < 3) return null;
  const w = 640, hgt = 120, left = 10, ticks = [[60, "1 min"], [3600, "1 h"], [86400, "1 day"], [7 * 86400, "1 week"], [30 * 86400, "1 month"], [365 * 86400, "1 year"]];
  const most = Math.log(Math.max(86400 * 2, ...dots.map(([, l]) => l))), x = (sec) => left + (Math.max(0, Math.log(Math.max(30, sec)) - Math.log(30)) / (most - Math.log(30))) * (w - 2 * left);
  const stack = new Map();
  const circles = dots.map(([f, l]) => {
    const bin = Math.round(x(l) / 6), n = stack.get(bin) || 0;
    stack.set(bin, n + 1);
    return [f, l, bin * 6, n];
  });
  const tallest = Math.max(...stack.values()), dy = Math.min(7, (hgt - 30) / tallest);
  return h("figure", { class: "wide" },
    s("svg", { viewBox: `0 0 ${w} ${hgt}`, role: "img", "aria-label": `Time from source to copy of ${dots.length} findings` },
      s("line", { class: "axis", x1: left, y1: hgt - 20, x2: w - left, y2: hgt - 20 }),
      ticks.filter(([sec]) => Math.log(sec) <= most).map(([sec, name]) => [s("line", { class: "tick", x1: x(sec), y1: 4, x2: x(sec), y2: hgt - 20 }), s("text", { x: x(sec), y: hgt - 6, "text-anchor": "middle" }, name)]),
      circles.map(([f, l, cx, n]) => s("a", { href: "#/finding/" + f.key }, s("circle", { class: "dot r-" + f.relation, cx, cy: hgt - 25 - n * dy, r: 3 }, s("title", null, duration(l) + ": " + f.sentence))))),
    h("figcaption", { class: "quiet" }, "Time from source to copy, one dot a finding with known direction and times; the scale is logarithmic."));
}

// network draws outlets on a circle with an arrow from each source to those that
// used it; the width of an arrow is the number of articles.
function network(edges) {
  const weight = new Map();
  for (const e of edges) for (const o of [e.source, e.copy]) weight.set(o, (weight.get(o) || 0) + e.articles);
  const names = [...weight.keys()].sort((p, q) => weight.get(q) - weight.get(p) || (p < q ? -1 : 1)).slice(0, 24);
  if (names.length < 2) return null;
  // More arrows than this are a tangle; the matrix and the table have them all.
  const shown = edges.filter((e) => names.includes(e.source) && names.includes(e.copy) && e.source !== e.copy)
    .sort((p, q) => q.articles - p.articles).slice(0, 60);
  const r = 150, cx = 320, cy = 190, most = Math.max(...shown.map((e) => e.articles), 1);
  const at = new Map(names.map((nm, i) => [nm, (2 * Math.PI * i) / names.length - Math.PI / 2]));
  const pt = (nm, rad) => [cx + rad * Math.cos(at.get(nm)), cy + rad * Math.sin(at.get(nm))];
  return h("figure", { class: "wide" },
    s("svg", { viewBox: "0 0 640 380", role: "img", "aria-label": `Network of ${names.length} outlets; the table has the same figures` },
      s("defs", null, s("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { class: "arrowhead", d: "M0 0 L8 4 L0 8 z" }))),
      shown.map((e) => {
        const [x1, y1] = pt(e.source, r - 4), [x2, y2] = pt(e.copy, r - 6);
        return s("path", { class: "edge", d: `M${x1.toFixed(1)} ${y1.toFixed(1)} Q${((x1 + x2) / 2 + (cx - (x1 + x2) / 2) * 0.35).toFixed(1)} ${((y1 + y2) / 2 + (cy - (y1 + y2) / 2) * 0.35).toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
          "stroke-width": (1.2 + (4 * Math.log2(e.articles)) / Math.max(4, Math.log2(most))).toFixed(1), "marker-end": "url(#arrow)" }, s("title", null, `${e.source} → ${e.copy}: ${plural(e.articles, "article")}`));
      }),
      names.map((nm) => {
        const [x, y] = pt(nm, r), [tx, ty] = pt(nm, r + 10), right = Math.cos(at.get(nm)) > 0.2, leftSide = Math.cos(at.get(nm)) < -0.2;
        return s("a", { href: "#/findings?" + new URLSearchParams({ outlet: nm }) }, s("circle", { class: "node", cx: x, cy: y, r: 4 }),
          s("text", { x: tx, y: ty + 4, "text-anchor": right ? "start" : leftSide ? "end" : "middle" }, nm.length > 26 ? nm.slice(0, 25) + "…" : nm));
      })),
    h("figcaption", { class: "quiet" }, "Arrows lead from source to copy; thicker means more articles." + (shown.length < edges.length ? ` The ${shown.length} thickest arrows.` : "") + (weight.size > names.length ? ` The ${names.length} busiest of ${weight.size} outlets.` : "")));
}
