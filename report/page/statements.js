// Statements: what several articles quote, an entry for each statement and not one for
// each pair of articles.
const quoted = "shared-quotation";

const mostCarriers = 15;

// statementOf returns the number of the statement that a finding stands with, or -1.
const statementOf = (n) => data.statements.findIndex((st) => st.findings.includes(n));

// carriers lists articles with how many of the words each has.
function carriers(st, most) {
  const equal = st.articles.every(([, n]) => n === st.articles[0][1]);
  const rest = st.articles.length - most;
  return h("ul", { class: equal ? "carriers same" : "carriers" }, st.articles.slice(0, most).map(([i, n]) => {
    const a = data.articles[i], title = h("bdi", { class: "title" }, a.title);
    return h("li", null, h("bdi", { class: "outlet" }, a.outlet), h("span", { class: "time" }, a.when), equal ? null : h("span", { class: "words" }, n ? plural(n, "word") : ""),
      a.url ? h("a", { href: a.url, rel: "noopener noreferrer" }, title) : title);
  }), rest > 0 ? h("li", { class: "quiet" }, `… and ${plural(rest, "more article")}`) : null);
}

// words is what was said, cut at a space to so many units.
function words(st, most) {
  if (!st.text) return null;
  const end = st.text.length > most ? Math.max(st.text.lastIndexOf(" ", most), most / 2) : st.text.length;
  return h("blockquote", { class: "text", dir: "auto" }, plain(st.text.slice(0, end)), end < st.text.length ? h("span", { class: "cut" }, " …") : null);
}

// statementParts is what the list and the view of one statement have in common.
function statementParts(st, mostWords, most) {
  return [words(st, mostWords), carriers(st, most),
    st.credits.length ? h("p", { class: "quiet small" }, st.credits.slice(0, most).join("; ") + (st.credits.length > most ? `; and ${st.credits.length - most} more` : "")) : null,
    st.warnings.length ? h("p", { class: "small care" }, "Read with care: " + st.warnings.join("; ")) : null];
}

function statementsView(q) {
  const list = h("ol", { class: "statements" }), status = h("p", { role: "status", class: "quiet" }), pager = h("nav", { class: "pager", "aria-label": "Pages" });
  const pairs = data.findings.filter(quotes).length;
  const item = (st) => {
    const at = "#/statement/" + data.statements.indexOf(st), one = st.findings.length === 1;
    return h("li", { class: "said" }, h("p", null, badge(quoted), " ", h("a", { href: at }, st.sentence)),
      statementParts(st, 600, mostCarriers),
      h("p", { class: "small" }, one ? findingLink(data.findings[st.findings[0]], "1 pair, side by side") : h("a", { href: at }, plural(st.findings.length, "pair"))));
  };
  function draw() {
    const asked = (q.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const found = data.statements.filter((st) => {
      if (!asked.length) return true;
      const hay = [st.sentence, st.text, ...st.articles.map(([i]) => data.articles[i].outlet + " " + data.articles[i].feed + " " + data.articles[i].title + " " + data.articles[i].id)].join(" ").toLowerCase();
      return asked.every((w) => hay.includes(w));
    });
    const pages = Math.max(1, Math.ceil(found.length / pageSize)), page = Math.min(pages, Math.max(1, parseInt(q.get("page"), 10) || 1));
    status.textContent = found.length === data.statements.length ? `${plural(pairs, "pair")} of articles, ${plural(found.length, "statement")}` : number(found.length) + " of " + plural(data.statements.length, "statement");
    list.start = (page - 1) * pageSize + 1;
    list.replaceChildren(...found.slice((page - 1) * pageSize, page * pageSize).map(item));
    const go = (n, text) => h("button", { type: "button", disabled: n < 1 || n > pages, on: { click: () => { q.set("page", String(n)); draw(); document.getElementById("main").scrollIntoView(); } } }, text);
    pager.replaceChildren(...(pages > 1 ? [go(page - 1, "← Back"), h("span", null, "page " + page + " of " + pages), go(page + 1, "Next →")] : []));
    const rest = q.toString();
    history.replaceState(null, "", "#/statements" + (rest ? "?" + rest : ""));
  }
  const search = h("form", { class: "filters", role: "search", on: { submit: (e) => e.preventDefault() } },
    h("label", null, "Search", h("input", { type: "search", id: "search-said", placeholder: "speaker, words, outlet or title", value: q.get("q") || "", on: { input: (e) => {
      if (e.target.value) q.set("q", e.target.value); else q.delete("q");
      q.delete("page");
      draw();
    } } })));
  draw();
  return ["Statements", h("h2", null, "Statements"),
    h("p", { class: "note" }, "What several articles quote, and nothing else that matters of each other: not reuse. Each statement stands here once, with all articles that carry it or a part of it; a pair with several statements stands with the one that most articles carry."),
    data.statements.length ? [search, status, list, pager] : h("p", null, "No two articles share a quotation only.")];
}

function statementView(n) {
  const st = data.statements[n];
  if (!st) return ["Not found", h("h2", null, "This statement is not in the report"), h("p", null, h("a", { href: "#/statements" }, "All statements"))];
  return ["Statement", h("p", { class: "trail" }, h("a", { href: "#/statements" }, "Statements"), ` ${number(n + 1)} of ${number(data.statements.length)}`),
    h("h2", null, st.sentence), h("div", { class: "said" }, statementParts(st, Infinity, Infinity)),
    section(plural(st.findings.length, "pair"), h("ol", { class: "findings" }, st.findings.map((i) => findingRow(data.findings[i]))))];
}
