// Charts are SVG drawn from the data; each has a name and says in words what it
// shows. Where a chart leaves something out, its caption says so.

// clipped cuts a label to so many characters.
const clipped = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

// alignmentPlot shows where each passage stands in both texts: a copy that
// follows its source's order makes a line from corner to corner.
function alignmentPlot(f, d, a, b) {
  const size = 230, left = 20, top = 20;
  const lenA = Math.max(a.length, 1, ...d.passages.map((p) => p.source[1])), lenB = Math.max(b.length, 1, ...d.passages.map((p) => p.copy[1]));
  const x = (v) => left + (v / lenA) * size, y = (v) => top + (v / lenB) * size;
  return h("figure", { class: "plot" },
    s("svg", { viewBox: `0 0 ${left + size + 6} ${top + size + 6}`, role: "img", "aria-label": `Positions of ${d.passages.length} passages in both texts` },
      s("rect", { class: "frame", x: left, y: top, width: size, height: size }),
      s("text", { x: left, y: 13 }, "in " + the(f.roles[0]) + " →"),
      s("text", { x: left, y: top, transform: `rotate(90 ${left} ${top})`, dy: 14 }, "in " + the(f.roles[1]) + " →"),
      d.passages.map((p, i) => s("line", { class: kindClass(p), "data-passage": String(i), x1: x(p.source[0]), y1: y(p.copy[0]), x2: x(p.source[1]), y2: y(p.copy[1]),
        on: { click: () => jump(i, 1, true) } }, s("title", null, `passage ${i + 1}, ${kinds[p.kind]}`)))),
    h("figcaption", { class: "quiet" }, "Each stroke is a passage: across, where it stands in " + the(f.roles[0]) + "; down, where in " + the(f.roles[1]) + ". One falling line means that both keep the same order."));
}

const minute = 60, hour = 3600, day = 86400;

// lagPlot shows how long after its source each copy appeared, on a logarithmic
// scale, one dot a finding.
function lagPlot() {
  const dots = data.findings.filter((f) => f.lag !== null && f.lag >= 0);
  if (!dots.length) return null;
  const w = 640, left = 14, ticks = [[minute, "1 min"], [10 * minute, "10 min"], [hour, "1 h"], [6 * hour, "6 h"], [day, "1 day"], [7 * day, "1 week"], [30 * day, "1 month"], [365 * day, "1 year"], [3650 * day, "10 years"]];
  const lags = dots.map((f) => Math.max(minute / 2, f.lag)), lo = Math.log(Math.min(hour, ...lags)), hi = Math.log(Math.max(2 * day, ...lags) * 1.2);
  const x = (sec) => left + ((Math.log(Math.max(minute / 2, sec)) - lo) / (hi - lo)) * (w - 2 * left);
  const stack = new Map();
  const circles = dots.map((f) => {
    const bin = Math.round(x(f.lag) / 7), n = stack.get(bin) || 0;
    stack.set(bin, n + 1);
    return [f, bin * 7, n];
  });
  const tallest = Math.max(...stack.values()), dy = Math.min(7, 180 / tallest), base = 16 + dy * Math.max(3, tallest), height = base + 30;
  const sorted = dots.map((f) => f.lag).sort((p, q) => p - q), median = sorted[sorted.length >> 1];
  const present = [...new Set(dots.map((f) => f.relation))];
  return h("figure", { class: "wide" },
    s("svg", { viewBox: `0 0 ${w} ${height}`, role: "group", "aria-label": `Time from source to copy of ${plural(dots.length, "finding")}, median ${duration(median)}` },
      s("line", { class: "axis", x1: left, y1: base, x2: w - left, y2: base }),
      ticks.filter(([sec]) => Math.log(sec) <= hi && Math.log(sec) >= lo).map(([sec, name]) => [s("line", { class: "tick", x1: x(sec), y1: 6, x2: x(sec), y2: base }), s("text", { class: "small", x: Math.min(x(sec), w - 24), y: base + 16, "text-anchor": "middle" }, name)]),
      circles.map(([f, cx, n]) => s("a", { href: "#/finding/" + f.key, "aria-label": duration(f.lag) + ": " + f.sentence }, s("circle", { class: "dot r-" + f.relation, cx, cy: base - 5 - n * dy, r: 3.2 }, s("title", null, duration(f.lag) + ": " + f.sentence))))),
    h("figcaption", { class: "quiet" }, h("span", { class: "legend" }, present.map((r) => [badge(r), " "])),
      `One dot a finding whose direction and times are known well enough (${number(dots.length)} of ${number(data.findings.length)}); half of them within ${duration(median)}. The scale is logarithmic.`));
}

// ring puts outlets in an order in which those that use each other stand close:
// each next one is that with most to do with the one before, or with any placed.
function ring(names, edges) {
  const tie = new Map();
  for (const e of edges) for (const k of [e.source + "\u0000" + e.copy, e.copy + "\u0000" + e.source]) tie.set(k, (tie.get(k) || 0) + e.articles);
  const left = names.slice(), out = [left.shift()];
  while (left.length) {
    const prev = out[out.length - 1], score = (n) => (tie.get(prev + "\u0000" + n) || 0) * 100 + out.reduce((t, o) => t + (tie.get(o + "\u0000" + n) || 0), 0);
    let best = 0;
    left.forEach((n, i) => { if (score(n) > score(left[best])) best = i; });
    out.push(left.splice(best, 1)[0]);
  }
  return out;
}

// network draws outlets on a circle with an arrow from each source to those that
// used it; the width of an arrow is the number of articles. An outlet under the
// pointer, or reached by key, shows its arrows alone.
function network(edges) {
  const weight = new Map();
  for (const e of edges) for (const o of [e.source, e.copy]) weight.set(o, (weight.get(o) || 0) + e.articles);
  const busiest = [...weight.keys()].sort((p, q) => weight.get(q) - weight.get(p) || (p < q ? -1 : 1)).slice(0, 24);
  // More arrows than this are a tangle; the matrix and the table have them all.
  const shown = edges.filter((e) => busiest.includes(e.source) && busiest.includes(e.copy) && e.source !== e.copy)
    .sort((p, q) => q.articles - p.articles).slice(0, 60);
  if (!shown.length) return null;
  const names = ring(busiest, shown);
  const r = 150, label = 150, cx = r + label, cy = r + (names.length > 8 ? label : 30), most = Math.max(...shown.map((e) => e.articles));
  const at = new Map(names.map((nm, i) => [nm, (2 * Math.PI * i) / names.length - Math.PI / 2]));
  const pt = (nm, rad, turn) => [cx + rad * Math.cos(at.get(nm) + (turn || 0)), cy + rad * Math.sin(at.get(nm) + (turn || 0))];
  const id = new Map(names.map((nm, i) => [nm, i]));
  const svg = s("svg", { viewBox: `0 0 ${2 * cx} ${2 * cy}`, role: "group", "aria-label": `Network of ${names.length} outlets; the table has the same figures` },
    s("defs", null, s("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, s("path", { class: "arrowhead", d: "M0 0 L8 4 L0 8 z" }))));
  const arrows = shown.map((e) => {
    // An arrow leaves a little beside where others arrive, so that two outlets that
    // use each other have two arrows.
    const [x1, y1] = pt(e.source, r - 6, 0.03), [x2, y2] = pt(e.copy, r - 7, -0.03);
    return s("path", { class: "edge", "data-ends": ` ${id.get(e.source)} ${id.get(e.copy)} `, d: `M${x1.toFixed(1)} ${y1.toFixed(1)} Q${((x1 + x2) / 2 + (cx - (x1 + x2) / 2) * 0.5).toFixed(1)} ${((y1 + y2) / 2 + (cy - (y1 + y2) / 2) * 0.5).toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
      "stroke-width": (1.2 + (4 * Math.log2(e.articles)) / Math.max(4, Math.log2(most))).toFixed(1), "marker-end": "url(#arrow)" }, s("title", null, `${e.source} → ${e.copy}: ${plural(e.articles, "article")}`));
  });
  const focus = (i) => {
    svg.classList.toggle("chosen", i !== null);
    arrows.forEach((p) => p.classList.toggle("lit", i !== null && p.dataset.ends.includes(` ${i} `)));
  };
  const nodes = names.map((nm, i) => {
    const [x, y] = pt(nm, r), turn = (at.get(nm) * 180) / Math.PI, flat = names.length <= 8, flip = Math.cos(at.get(nm)) < -0.01;
    const [tx, ty] = pt(nm, r + 9);
    const text = flat
      ? s("text", { x: tx, y: ty + 4 + 6 * Math.sin(at.get(nm)), "text-anchor": Math.abs(Math.cos(at.get(nm))) < 0.2 ? "middle" : flip ? "end" : "start" }, clipped(nm, 20))
      : s("text", { x: tx, y: ty, dy: 4, transform: `rotate(${(flip ? turn + 180 : turn).toFixed(1)} ${tx.toFixed(1)} ${ty.toFixed(1)})`, "text-anchor": flip ? "end" : "start" }, clipped(nm, 20));
    const on = { mouseenter: () => focus(i), mouseleave: () => focus(null), focus: () => focus(i), blur: () => focus(null) };
    // A name that is cut off is told whole by the title: a label must hold what is seen.
    const whole = clipped(nm, 20) === nm;
    return s("a", { href: "#/findings?" + new URLSearchParams({ outlet: nm }), "aria-label": whole ? "findings with " + nm : null, on },
      whole ? null : s("title", null, nm), s("circle", { class: "node", cx: x, cy: y, r: 3 + Math.min(4, Math.log2(1 + weight.get(nm)) / 2) }), text);
  });
  fill(svg, null, [arrows, nodes]);
  return h("figure", { class: "wide net" }, svg,
    h("figcaption", { class: "quiet" }, "Arrows lead from source to copy; thicker means more articles." + (shown.length < edges.length ? ` The ${shown.length} thickest of ${number(edges.length)} arrows.` : "") + (weight.size > names.length ? ` The ${names.length} busiest of ${number(weight.size)} outlets.` : "")));
}
