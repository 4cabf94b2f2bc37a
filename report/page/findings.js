// The list of findings: filtered, sorted, paged. What is asked for stands in the
// address, so that a filtered list can be linked to.
const pageSize = 50;

const sorts = {
  strength: ["strongest first", (a, b) => strength(a) - strength(b)],
  score: ["highest score first", (a, b) => b.score - a.score],
  covered: ["most of the copy first", (a, b) => b.covered[1] - a.covered[1]],
  newest: ["newest first", (a, b) => (data.articles[b.copy].unix ?? -Infinity) - (data.articles[a.copy].unix ?? -Infinity)],
  oldest: ["oldest first", (a, b) => (data.articles[a.copy].unix ?? Infinity) - (data.articles[b.copy].unix ?? Infinity)],
  lag: ["quickest copy first", (a, b) => (a.lag ?? Infinity) - (b.lag ?? Infinity)],
};

// strength is the place of a finding in the order of reading: that of the report, but
// shared quotations, which accuse nobody, after the possible ones.
const strength = (f) => data.summary.relations.indexOf(f.relation === "shared-quotation" ? "possible" : f.relation) + (f.relation === "shared-quotation" ? 0.5 : 0);

// quotes says that a finding is in the view of statements.
const quotes = (f) => f.relation === "shared-quotation" && !f.further;

// quotationsOnly says that the report has nothing but shared quotations.
const quotationsOnly = data.findings.every((f) => quotes(f) || f.further);

// lastList is the address of the list as it was last seen, for the way back.
let lastList = "#/findings";

// selected returns the findings that a query asks for, in its order. Shared quotations have
// a view of their own and are here when the relation or a story is asked for.
function selected(q) {
  const relations = (q.get("relation") || "").split(",").filter(Boolean);
  const least = parseFloat(q.get("score")) || 0;
  const words = (q.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
  const outlet = q.get("outlet"), from = q.get("from"), to = q.get("to"), story = q.get("story");
  const start = q.get("since") ? Date.parse(q.get("since")) / 1000 : null;
  const end = q.get("until") ? Date.parse(q.get("until")) / 1000 + 86400 : null;
  const found = data.findings.filter((f) => {
    if (relations.length ? !relations.includes(f.relation) : quotes(f) && !story && !quotationsOnly) return false;
    if (f.score < least) return false;
    if (q.get("credit") === "yes" && !f.credited || q.get("credit") === "no" && f.credited) return false;
    if (q.get("direction") === "known" && !f.known || q.get("direction") === "unknown" && f.known) return false;
    const a = data.articles[f.source], b = data.articles[f.copy];
    if (outlet && a.feed !== outlet && b.feed !== outlet) return false;
    if (from && a.feed !== from || to && b.feed !== to) return false;
    if (story && f.story !== Number(story)) return false;
    if (start !== null && (b.unix === null || b.unix < start)) return false;
    if (end !== null && (b.unix === null || b.unix >= end)) return false;
    if (words.length) {
      const hay = (a.outlet + " " + a.feed + " " + a.title + " " + a.id + " " + b.outlet + " " + b.feed + " " + b.title + " " + b.id).toLowerCase();
      if (!words.every((w) => hay.includes(w))) return false;
    }
    return true;
  });
  const order = (sorts[q.get("sort")] || sorts.strength)[1];
  return found.sort(order);
}

function findingRow(f) {
  const a = data.articles[f.source], b = data.articles[f.copy];
  const side = (role, x) => h("span", { class: "side" },
    h("span", { class: "role" }, role), h("bdi", { class: "outlet" }, x.outlet),
    h("span", { class: "time" }, x.when), h("bdi", { class: "title" }, x.title), x.also ? h("span", { class: "also" }, x.also) : null);
  return h("li", null, h("a", { class: "row", href: "#/finding/" + f.key },
    h("span", { class: "verdict" }, badge(f.relation), h("span", { class: "score" }, f.relation === "shared-quotation" ? "" : score(f.score))),
    h("span", { class: "pair" }, side(f.roles[0], a), side(f.roles[1], b)),
    h("span", { class: "facts" },
      bar(f.covered[1], "of " + the(f.roles[1])), f.whose[1] ? h("span", { class: "quiet" }, f.whose[1]) : null,
      h("span", { class: "quiet" }, f.further ? "further printing, not counted" : f.known ? "source first, " + percent(f.confidence) + " sure" : f.relation === "shared-source" ? "both from a third text" : f.relation === "shared-quotation" ? "both quote somebody" : "who was first: not known"),
      f.credited ? h("span", { class: "credited" }, "credited") : null,
      f.licence ? h("span", { class: "credited" }, f.licence) : null)));
}

function findingsView(q) {
  const list = h("ol", { class: "findings" }), status = h("p", { role: "status", class: "quiet" }), pager = h("nav", { class: "pager", "aria-label": "Pages" });
  const present = new Set(data.findings.map((f) => f.relation));
  const outlets = [...new Set(data.findings.flatMap((f) => [data.articles[f.source].feed, data.articles[f.copy].feed]))].filter(Boolean).sort((x, y) => x.localeCompare(y, "en"));
  const set = (k, v) => {
    if (v) q.set(k, v); else q.delete(k);
    if (k !== "page") q.delete("page");
    draw();
  };
  const box = (r) => {
    const chosen = () => (q.get("relation") || "").split(",").filter(Boolean);
    return h("label", { class: "check" }, h("input", { type: "checkbox", checked: chosen().includes(r), on: {
      change: (e) => set("relation", e.target.checked ? [...chosen(), r].join(",") : chosen().filter((x) => x !== r).join(",")) } }), badge(r));
  };
  const choice = (label, key, options) => h("label", null, label, h("select", { on: { change: (e) => set(key, e.target.value) } },
    options.map(([v, text]) => h("option", { value: v, selected: (q.get(key) || "") === v }, text))));
  const input = (label, key, attrs) => h("label", null, label, h("input", { ...attrs, value: q.get(key) || "", on: { input: (e) => set(key, e.target.value) } }));

  const form = h("form", { class: "filters", role: "search", on: { submit: (e) => e.preventDefault() } },
    input("Search", "q", { type: "search", id: "search", placeholder: "outlet, title or id" }),
    choice("Outlet", "outlet", [["", "any"], ...outlets.map((o) => [o, o])]),
    input("Score from", "score", { type: "number", min: 0, max: 1, step: 0.05 }),
    choice("Credit", "credit", [["", "any"], ["yes", "given"], ["no", "not seen"]]),
    choice("Who was first", "direction", [["", "any"], ["known", "known"], ["unknown", "not known"]]),
    input("Published from", "since", { type: "date" }), input("to", "until", { type: "date" }),
    choice("Order", "sort", Object.entries(sorts).map(([k, v]) => [k === "strength" ? "" : k, v[0]])),
    h("fieldset", null, h("legend", null, "Relation"), data.summary.relations.filter((r) => present.has(r)).map(box)),
    h("a", { class: "clear", href: "#/findings" }, "Clear all"));

  function draw() {
    const found = selected(q), pages = Math.max(1, Math.ceil(found.length / pageSize));
    const page = Math.min(pages, Math.max(1, parseInt(q.get("page"), 10) || 1));
    const said = data.findings.filter(quotes).length, apart = said && !q.get("relation") && !q.get("story") && !quotationsOnly ? said : 0;
    status.textContent = found.length === data.findings.length - apart ? plural(found.length, "finding") : number(found.length) + " of " + plural(data.findings.length - apart, "finding");
    for (const k of ["from", "to"]) if (q.get(k)) status.append((k === "from" ? ", from " : ", to ") + q.get(k));
    const st = data.stories[q.get("story")];
    if (st) fill(status, null, [", in the story ", h("a", { href: "#/story/" + q.get("story") }, h("bdi", null, data.articles[headOf(st)].title))]);
    if (apart) fill(status, null, ["; ", h("a", { href: "#/statements" }, plural(apart, "pair") + " that only " + (apart === 1 ? "shares" : "share") + " a quotation"), " apart"]);
    if (!found.length) status.append(". No finding fits all of this.");
    list.start = (page - 1) * pageSize + 1;
    list.replaceChildren(...found.slice((page - 1) * pageSize, page * pageSize).map(findingRow));
    const go = (n, text) => h("button", { type: "button", disabled: n < 1 || n > pages, on: { click: () => { set("page", String(n)); document.getElementById("main").scrollIntoView(); } } }, text);
    pager.replaceChildren(...(pages > 1 ? [go(page - 1, "← Back"), h("span", null, "page " + page + " of " + pages), go(page + 1, "Next →")] : []));
    const rest = q.toString();
    lastList = "#/findings" + (rest ? "?" + rest : "");
    history.replaceState(null, "", lastList);
  }
  draw();
  return ["Findings", h("h2", null, "Findings"), form, status, list, pager];
}
