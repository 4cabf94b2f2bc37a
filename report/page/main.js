// Views by address, keys, and the start.
function summaryView() {
  const counts = new Map();
  const counted = data.findings.filter((f) => !f.further);
  for (const f of counted) counts.set(f.relation, (counts.get(f.relation) || 0) + 1);
  const card = (n, text) => h("li", null, h("b", null, number(n)), " ", text);
  const said = counts.get("shared-quotation") || 0, taken = counted.filter((f) => !quotes(f));
  // Pairs that share a quotation are many and no reuse: the bars do not measure them.
  const max = Math.max(1, ...[...counts].map(([r, n]) => (r === "shared-quotation" ? 0 : n)));
  const rows = data.summary.relations.filter((r) => counts.has(r)).sort((x, y) => strength({ relation: x }) - strength({ relation: y }));
  return ["Summary", h("h2", null, "Summary"),
    h("ul", { class: "cards" }, card(data.summary.kept, "articles compared"), card(data.summary.candidates, "pairs judged"), card(taken.length, taken.length === 1 ? "finding" : "findings"), said ? card(data.statements.length, h("a", { href: "#/statements" }, data.statements.length === 1 ? "statement quoted by several" : "statements quoted by several")) : null, data.stories.length ? card(data.stories.length, data.stories.length === 1 ? "story" : "stories") : null,
      data.summary.merged ? card(data.summary.merged, "read twice and merged") : null, card(data.summary.skipped, data.summary.skipped ? h("a", { href: "#/skipped" }, "skipped") : "skipped")),
    data.findings.length ? h("table", { class: "relations" }, h("caption", { class: "quiet" }, "What was found"), h("tbody", null, rows.map((r) => h("tr", null,
      h("th", { scope: "row" }, h("a", { href: r === "shared-quotation" ? "#/statements" : "#/findings?relation=" + r }, badge(r))), h("td", { class: "n" }, number(counts.get(r))),
      h("td", { class: "screen" }, r === "shared-quotation" ? (data.statements.length < said ? "in " + plural(data.statements.length, "statement") : "") : s("svg", { width: 160, height: 10, "aria-hidden": "true" }, s("rect", { class: "dot r-" + r, width: (160 * counts.get(r)) / max, height: 10, rx: 2 }))),
      h("td", { class: "quiet" }, relationMeaning[r]))))) : h("p", null, "No reuse was found."),
    taken.length ? [h("h3", null, "Strongest findings"), h("ol", { class: "findings" }, taken.slice(0, 5).map(findingRow)), h("p", null, h("a", { href: "#/findings" }, "All findings"))] : null,
    h("h3", null, "How to read this"),
    h("p", { class: "note" }, "A score is the probability that two texts are not independent, as far as the wording shows it. It says nothing about who had the right to use what. Where the direction is “not known”, the report does not say who was first; two copies of an agency's text are both its copies, not each other's. Look at the passages before you draw a conclusion."),
    data.options.length ? h("details", null, h("summary", null, "How it was made"), h("dl", null, h("dt", null, "tool"), h("dd", null, data.tool), data.options.map(([k, v]) => [h("dt", null, k), h("dd", null, v)]))) : null];
}

// skippedView says what did not go in as it came: records that are no articles,
// those that are an article once more, and what was noted in reading.
function skippedView() {
  const place = (name, at) => ({ name, cell: (r) => h("bdi", null, r[at]), key: (r) => r[at] });
  return ["What was read", h("h2", null, "What was read"),
    h("p", null, `${plural(data.summary.read, "record")}: ${plural(data.summary.kept, "article")} compared, ${number(data.summary.merged)} merged, ${number(data.summary.skipped)} skipped.` + (data.summary.printings ? ` Among those compared are ${plural(data.summary.printings, "further printing")} of ${plural(data.summary.reprinted, "article")}: updates, print editions and re-posts of one outlet, which count once.` : "")),
    section("Skipped", data.skipped.length ? table([place("input", 0), place("reason", 1)], data.skipped, "Records that did not become articles") : h("p", null, data.summary.skipped ? "The list of them is not in this report." : "None: every record could be read.")),
    data.merged.length ? section("Merged", table([place("record", 0), place("stands for it", 1), place("because", 2)], data.merged, "Records that are an article of the pile once more")) : null,
    data.summary.same.length ? section("Not compared", [h("p", null, "Articles of one outlet are not compared with each other. These outlets have several names or domains:"), h("ul", null, data.summary.same.map((l) => h("li", null, l)))]) : null,
    data.notes.length ? section("Read with notes", table([place("input", 0), place("note", 1)], data.notes, "What to know of how an article was read; it was compared all the same")) : null,
    data.times.length ? section("Times", table([place("outlet", 0), place("times of publication", 1)], data.times, "Outlets whose times of publication are not fully believed")) : null];
}

const views = [
  ["", "Summary", () => summaryView(), true],
  ["findings", "Findings", (_, q) => findingsView(q), true],
  ["finding", "Findings", (key) => findingView(key), false],
  ["statements", "Statements", (_, q) => statementsView(q), data.statements.length > 0],
  ["statement", "Statements", (n) => statementView(Number(n)), false],
  ["stories", "Stories", () => storiesView(), data.stories.length > 0],
  ["story", "Stories", (n) => storyView(Number(n)), false],
  ["outlets", "Outlets", () => outletsView(), data.outlets.length + data.sharing.length > 0],
  ["skipped", "What was read", () => skippedView(), true],
];

// routed counts the calls of route: only the last one may show its view.
let routed = 0;

async function route(moveFocus) {
  const turn = ++routed;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, arg] = path.split("/");
  const view = views.find((v) => v[0] === name) || views[0];
  const [title, ...content] = await view[2](arg, new URLSearchParams(query || ""));
  if (turn !== routed) return;
  document.title = title + " – text reuse report";
  const main = document.getElementById("main");
  main.replaceChildren();
  fill(main, null, content);
  document.getElementById("nav").replaceChildren(...views.filter((v) => v[3]).map((v, i) =>
    h("a", { href: v[0] === "findings" ? lastList : "#/" + v[0], "aria-current": v[1] === view[1] ? "page" : null }, v[1])));
  if (moveFocus) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  if (wantSearch) document.getElementById("search")?.focus();
  wantSearch = false;
}

// current is the passage that n and p count from.
let current = -1;

// wantSearch says that the search field is to have the focus once it is there.
let wantSearch = false;

const keys = {
  "/": () => {
    wantSearch = true;
    if (document.getElementById("search")) route(false); else location.hash = lastList;
  },
  "j": () => document.querySelector('.trail [rel="next"]')?.click(),
  "k": () => document.querySelector('.trail [rel="prev"]')?.click(),
  "u": () => document.querySelector(".trail a")?.click(),
  "n": () => passageStep(1),
  "p": () => passageStep(-1),
  "?": () => document.getElementById("keys").toggleAttribute("open"),
};

function passageStep(by) {
  const n = document.querySelectorAll('.pane[data-side="0"] .mark').length;
  if (!n) return;
  current = (Math.max(current, by < 0 ? 0 : -1) + by + n) % n;
  document.querySelector(".panes").scrollIntoView({ block: "start" });
  jump(current, 1, false);
}

addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (/^[1-9]$/.test(e.key)) {
    document.getElementById("nav").children[Number(e.key) - 1]?.click();
  } else if (keys[e.key]) {
    e.preventDefault();
    keys[e.key]();
  }
});
addEventListener("hashchange", () => { current = -1; route(true); });

fill(document.getElementById("footer"), null, [h("p", { class: "quiet" }, data.summary.text, " Made with ", data.tool, "."),
  h("details", { id: "keys", class: "screen" }, h("summary", null, "Keys"), h("dl", { class: "keys" }, [["1–6", "go to a view"], ["/", "search the findings"], ["j  k", "next, previous finding"], ["n  p", "next, previous passage"], ["u", "back to the list"], ["?", "show these keys"]].map(([k, v]) => [h("dt", null, h("kbd", null, k)), h("dd", null, v)])))]);
route(false);
