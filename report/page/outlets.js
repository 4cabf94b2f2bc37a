// Outlets: who feeds whom.
function outletsView() {
  const edges = data.outlets;
  if (!edges.length) return ["Outlets", h("h2", null, "Outlets"), h("p", null, "No finding says which outlet used which other.")];
  const list = (e) => "#/findings?" + new URLSearchParams({ from: e.source, to: e.copy, direction: "known" });
  const columns = [
    { name: "source", cell: (e) => h("bdi", null, e.source), key: (e) => e.source },
    { name: "used by", cell: (e) => h("bdi", null, e.copy), key: (e) => e.copy },
    { name: "articles", cls: "n", cell: (e) => h("a", { href: list(e), "aria-label": `${plural(e.articles, "article")} of ${e.copy} from ${e.source}: show` }, number(e.articles)), key: (e) => e.articles },
    { name: "credited", cls: "n", cell: (e) => `${number(e.credited)} (${percent(e.articles ? e.credited / e.articles : 0)})`, key: (e) => e.credited },
    { name: "of its output", cls: "n", cell: (e) => percent(e.share), key: (e) => e.share },
    { name: "median time", cls: "n", cell: (e) => (e.lag === null ? "–" : duration(e.lag)), key: (e) => e.lag },
  ];
  const sum = (key) => edges.reduce((t, e) => t + e[key], 0), outlets = new Set(edges.flatMap((e) => [e.source, e.copy]));
  const lags = lagPlot();
  return ["Outlets", h("h2", null, "Outlets"),
    h("p", { class: "note" }, `${plural(outlets.size, "outlet")} took from each other ${sum("articles") === 1 ? "once" : number(sum("articles")) + " times"} as far as the direction is known, ${sum("credited") === 0 ? "never" : sum("credited") === sum("articles") ? "always" : number(sum("credited")) + " of them"} with credit. Findings whose direction is not known, and those of a shared source, are not counted here.`),
    h("div", { class: "charts" },
      section("Who feeds whom", network(edges)),
      h("div", null, lags ? section("How soon", lags) : null, edges.length > 1 ? section("Matrix", matrix(edges)) : null)),
    section("Every pair of outlets", table(columns, edges, "Press a heading to sort; a number to see its findings. “Of its output” is the share of all its articles that were read.", 2))];
}

// matrix shows counts as a grid: a row a source, a column an outlet that used it.
function matrix(edges) {
  const most = 12, out = new Map(), inn = new Map();
  for (const e of edges) {
    out.set(e.source, (out.get(e.source) || 0) + e.articles);
    inn.set(e.copy, (inn.get(e.copy) || 0) + e.articles);
  }
  const top = (m) => [...m.keys()].sort((a, b) => m.get(b) - m.get(a) || (a < b ? -1 : 1)).slice(0, most);
  const rows = top(out), cols = top(inn);
  const count = new Map(edges.map((e) => [e.source + "\u0000" + e.copy, e]));
  const max = Math.max(...edges.map((e) => e.articles));
  const cell = (r, c) => {
    const e = count.get(r + "\u0000" + c);
    if (!e) return h("td");
    const said = `${r} → ${c}: ${plural(e.articles, "article")}`;
    return h("td", { class: "heat" + Math.ceil((4 * Math.sqrt(e.articles)) / Math.sqrt(max)), title: said },
      h("a", { href: "#/findings?" + new URLSearchParams({ from: r, to: c, direction: "known" }), "aria-label": said }, number(e.articles)));
  };
  return [h("p", { class: "quiet small" }, "Rows are sources, columns are who used them" + (out.size > most || inn.size > most ? `; the ${most} busiest of each.` : ".")), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Matrix of outlets" },
    h("table", { class: "matrix" },
      h("thead", null, h("tr", null, h("td"), cols.map((c) => h("th", { scope: "col" }, h("span", { title: c }, c))))),
      h("tbody", null, rows.map((r) => h("tr", null, h("th", { scope: "row" }, h("span", { title: r }, r)), cols.map((c) => cell(r, c)))))))];
}
