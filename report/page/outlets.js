// Outlets: who feeds whom.
function outletsView() {
  const all = data.outlets, edges = all.filter((e) => e.licensed < e.articles), licensed = all.filter((e) => e.licensed === e.articles);
  if (!all.length && !data.sharing.length) return ["Outlets", h("h2", null, "Outlets"), h("p", null, "No finding says which outlet used which other.")];
  const list = (e) => "#/findings?" + new URLSearchParams({ from: e.source, to: e.copy, direction: "known" });
  const columns = [
    { name: "source", cell: (e) => h("bdi", null, e.source), key: (e) => e.source },
    { name: "used by", cell: (e) => [h("bdi", null, e.copy), e.owner ? h("div", { class: "quiet" }, "both of ", h("bdi", null, e.owner)) : null], key: (e) => e.copy },
    { name: "articles", cls: "n", cell: (e) => [h("a", { href: list(e), "aria-label": `${plural(e.articles, "article")} of ${e.copy} from ${e.source}: show` }, number(e.articles)), e.few ? h("span", { class: "quiet" }, " few") : null, e.licensed ? h("div", { class: "quiet" }, number(e.licensed) + " licensed") : null], key: (e) => e.articles },
    { name: "of its output", cls: "n", cell: (e) => (e.output ? h("span", { title: `of ${plural(e.output, "article")} in the pile` }, percent(e.share)) : "–"), key: (e) => (e.output ? e.share : null) },
    { name: "credited", cls: "n", cell: (e) => `${number(e.credited)} (${percent(e.interval[0])} to ${percent(e.interval[1])})`, key: (e) => e.credited / e.articles },
    { name: "how soon", cell: (e) => e.lagText, key: (e) => e.lag },
    { name: "relations", cell: (e) => [e.relations, e.by ? h("div", { class: "quiet" }, "first by: " + e.by) : null], key: (e) => e.relations },
    { name: "examples", cell: (e) => examples(e.examples), key: (e) => e.examples.length },
  ];
  const sum = (key) => edges.reduce((t, e) => t + e[key], 0), outlets = new Set(edges.flatMap((e) => [e.source, e.copy]));
  const lags = lagPlot();
  return ["Outlets", h("h2", null, "Outlets"),
    edges.length ? [h("p", { class: "note" }, `${plural(outlets.size, "outlet")} took from each other ${sum("articles") === 1 ? "once" : number(sum("articles")) + " times"} as far as the direction is known, ${sum("credited") === 0 ? "never" : sum("credited") === sum("articles") ? "always" : number(sum("credited")) + " of them"} with credit. Findings whose direction is not known, and those of a shared source, are not counted here.`),
    h("div", { class: "charts" },
      section("Who feeds whom", network(edges)),
      h("div", null, lags ? section("How soon", lags) : null, edges.length > 1 ? section("Matrix", matrix(edges)) : null)),
    section("Every pair of outlets", table(columns, edges, "Press a heading to sort; a number to see its findings. “Of its output” is the share of all its articles that were read; “few” are under ten articles, whose shares and times say little; the share that credits lies between the two given with 95 % confidence.", 2))] : null,
    licensed.length ? section("Licensed", table(columns, licensed, "Outlets that may print what they took. They are not counted above.", 2)) : null,
    sharing()];
}

// examples links to the findings behind a row, the one that shows most first.
function examples(list) {
  return list.filter((i) => data.findings[i]).map((i, n) => [n ? " " : null, h("a", { href: "#/finding/" + data.findings[i].key, title: data.findings[i].sentence, "aria-label": "example " + (n + 1) }, String(n + 1))]);
}

// sharing lists outlets with texts of one third source. Neither took from the other.
function sharing() {
  if (!data.sharing.length) return null;
  const columns = [
    { name: "shared source", cell: (e) => h("bdi", null, e.source), key: (e) => e.source },
    { name: "one outlet", cell: (e) => h("bdi", null, e.outlets[0]), key: (e) => e.outlets[0] },
    { name: "another", cell: (e) => h("bdi", null, e.outlets[1]), key: (e) => e.outlets[1] },
    { name: "findings", cls: "n", cell: (e) => number(e.findings), key: (e) => e.findings },
    { name: "examples", cell: (e) => examples(e.examples), key: (e) => e.examples.length },
  ];
  return section("Outlets that share a source", table(columns, data.sharing, "Both print texts of one third source. Neither is said to have taken from the other.", 3));
}

// matrix shows counts as a grid: a row a source, a column an outlet that used it.
function matrix(edges) {
  const most = 12, out = new Map(), inn = new Map();
  for (const e of edges) {
    out.set(e.source, (out.get(e.source) || 0) + e.articles);
    inn.set(e.copy, (inn.get(e.copy) || 0) + e.articles);
  }
  const top = (m) => [...m.keys()].sort((a, b) => m.get(b) - m.get(a) || (a < b ? -1 : 1)).slice(0, most);
  const count = new Map(edges.map((e) => [e.source + "\u0000" + e.copy, e]));
  // An outlet whose partners are all beyond the twelve would be an empty line.
  const busiest = [top(out), top(inn)], met = (r, c) => count.has(r + "\u0000" + c);
  const rows = busiest[0].filter((r) => busiest[1].some((c) => met(r, c))), cols = busiest[1].filter((c) => rows.some((r) => met(r, c)));
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
