// Outlets: who feeds whom.
function outletsView() {
  const edges = data.outlets;
  if (!edges.length) return ["Outlets", h("h2", null, "Outlets"), h("p", null, "No finding says which outlet used which other.")];
  const link = (e, ...text) => h("a", { href: "#/findings?" + new URLSearchParams({ from: e.source, to: e.copy }) }, ...text);
  const columns = [
    { name: "source", cell: (e) => h("bdi", null, e.source), key: (e) => e.source },
    { name: "used by", cell: (e) => h("bdi", null, e.copy), key: (e) => e.copy },
    { name: "articles", cls: "n", cell: (e) => link(e, number(e.articles)), key: (e) => e.articles },
    { name: "credited", cls: "n", cell: (e) => `${number(e.credited)} (${percent(e.articles ? e.credited / e.articles : 0)})`, key: (e) => e.credited },
    { name: "of its output", cls: "n", cell: (e) => percent(e.share), key: (e) => e.share },
    { name: "median time", cls: "n", cell: (e) => (e.lag === null ? "–" : duration(e.lag)), key: (e) => e.lag },
  ];
  return ["Outlets", h("h2", null, "Outlets"),
    network(edges), matrix(edges), table(columns, edges, "Who used whom: press a heading to sort", 2), lagPlot()];
}

// matrix shows counts as a grid: a row a source, a column an outlet that used it.
function matrix(edges) {
  const most = 16, out = new Map(), inn = new Map();
  for (const e of edges) {
    out.set(e.source, (out.get(e.source) || 0) + e.articles);
    inn.set(e.copy, (inn.get(e.copy) || 0) + e.articles);
  }
  const top = (m) => [...m.keys()].sort((a, b) => m.get(b) - m.get(a) || (a < b ? -1 : 1)).slice(0, most);
  const rows = top(out), cols = top(inn);
  if (rows.length * cols.length < 2) return null;
  const count = new Map(edges.map((e) => [e.source + "\u0000" + e.copy, e]));
  const max = Math.max(...edges.map((e) => e.articles));
  const cell = (r, c) => {
    const e = count.get(r + "\u0000" + c);
    if (!e) return h("td", { class: "n" });
    return h("td", { class: "n heat" + Math.ceil((4 * e.articles) / max), title: `${r} → ${c}: ${plural(e.articles, "article")}` },
      h("a", { href: "#/findings?" + new URLSearchParams({ from: r, to: c }) }, number(e.articles)));
  };
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Matrix of outlets" },
    h("table", { class: "matrix" }, h("caption", { class: "quiet" }, "Rows are sources, columns are who used them" + (out.size > most || inn.size > most ? `; the ${most} busiest of each` : "")),
      h("thead", null, h("tr", null, h("td"), cols.map((c) => h("th", { scope: "col" }, h("span", { title: c }, c))))),
      h("tbody", null, rows.map((r) => h("tr", null, h("th", { scope: "row" }, h("span", { title: r }, r)), cols.map((c) => cell(r, c)))))));
}
