// The report's data, and the few ways in which anything gets into the page.
const data = JSON.parse(document.getElementById("index").textContent);

// block returns what lies in a script element of JSON; it is parsed on each
// visit, so that a long report never holds all its texts twice.
function block(id) {
  const el = document.getElementById(id);
  return el ? JSON.parse(el.textContent) : null;
}

// textOf returns the whole text of article i, or null when it is not in the page
// or this browser cannot unpack it.
async function textOf(i) {
  const packed = data.articles[i].text ? block("a" + i) : null;
  if (packed === null || !window.DecompressionStream) return null;
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

// h makes an element. Children become text, never markup: nothing from an
// article can be more than words.
function h(tag, attrs, ...children) {
  return fill(document.createElement(tag), attrs, children);
}

// s makes an SVG element.
function s(tag, attrs, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, children);
}

function fill(el, attrs, children) {
  for (const [k, v] of Object.entries(attrs || {})) {
    if (k === "on") {
      for (const [ev, fn] of Object.entries(v)) el.addEventListener(ev, fn);
    } else if (v !== null && v !== undefined && v !== false) {
      el.setAttribute(k, v === true ? "" : v);
    }
  }
  for (const c of children.flat(9)) {
    if (c !== null && c !== undefined && c !== "") el.append(c);
  }
  return el;
}

// plain removes from article text what changes how other text is shown:
// controls, bidirectional overrides, tags.
const hiddenChars = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const plain = (t) => t.replace(hiddenChars, "");

const kinds = ["identical", "edited", "rewritten"];
// isSaid tells whether a passage is somebody's words, and not a newsroom's own.
const isSaid = (p) => p.words === "quotation" || p.words === "statement";
const kindClass = (p) => "k-" + kinds[p.kind] + (isSaid(p) ? " said" : "");
const kindMeaning = {
  identical: "the same words in the same order",
  edited: "the same sentence with small word edits",
  rewritten: "other words, the same substance",
};
const relationMeaning = {
  "identical": "the same words",
  "near-copy": "the same text with small edits",
  "excerpt": "passages word for word inside otherwise own text",
  "rewrite": "reworded; the substance follows the source",
  "shared-source": "both derive from a third text",
  "shared-quotation": "both carry the same statement; not reuse",
  "possible": "worth a look; no verdict",
  "same-event": "independent reports of one event",
  "unrelated": "nothing in common",
};

const percent = (x) => {
  const p = 100 * x;
  if (p > 0 && p < 1) return "<1 %";
  if (p > 99 && p < 100) return ">99 %";
  return Math.round(p) + " %";
};
const score = (x) => (Math.floor(x * 100 + 1e-9) / 100).toFixed(2);
const number = (n) => n.toLocaleString("en");
const plural = (n, word) => number(n) + " " + word + (n === 1 ? "" : "s");

// duration says a lag in the unit that fits.
function duration(sec) {
  const a = Math.abs(sec), sign = sec < 0 ? "−" : "";
  if (a < 5400) return sign + Math.round(a / 60) + " min";
  if (a < 2 * 86400) return sign + (a / 3600).toFixed(1) + " h";
  if (a < 730 * 86400) return sign + (a / 86400).toFixed(a < 20 * 86400 ? 1 : 0) + " days";
  return sign + (a / 365.25 / 86400).toFixed(1) + " years";
}

const badge = (relation) => h("span", { class: "badge r-" + relation, title: relationMeaning[relation] }, relation);

// bar shows a share in [0, 1] as a length with its number, and of what it is.
function bar(x, of) {
  return h("span", { class: "bar" },
    s("svg", { width: 48, height: 8, "aria-hidden": "true" },
      s("rect", { class: "track", width: 48, height: 8, rx: 2 }),
      s("rect", { class: "full", width: 48 * Math.min(1, Math.max(0, x)), height: 8, rx: 2 })),
    h("span", { class: "num" }, percent(x)), of ? " " + of : null);
}

// section makes a part of a view with its heading.
const section = (title, ...content) => h("section", null, h("h3", null, title), ...content);

// the says a role with its article: the source, the other, but one.
const the = (role) => (role === "one" ? role : "the " + role);

// headOf returns the article that a story is called after.
const headOf = (st) => (st.earliest >= 0 ? st.earliest : st.articles[0]);

const outletOf = (i) => data.articles[i].outlet;
const findingLink = (f, ...text) => h("a", { href: "#/finding/" + f.key }, ...text);

// firstRows is how many rows of a long table are shown until all are asked for.
const firstRows = 50;

// table makes a table that sorts when a heading is pressed. Columns have a name,
// a cell (row → child), and a key (row → number or text) when they can be sorted.
function table(columns, rows, caption, first) {
  const body = h("tbody");
  let shown = rows.length > 1.5 * firstRows ? firstRows : rows.length;
  const more = h("p", { class: "screen" }, h("button", { type: "button", on: { click: () => { shown = rows.length; draw(); } } }, `Show all ${number(rows.length)}`));
  let by = first === undefined ? -1 : Math.abs(first), down = first !== undefined;
  const heads = columns.map((c, i) => {
    if (!c.key) return h("th", { scope: "col", class: c.cls }, c.name);
    const button = h("button", { type: "button", class: "sort", on: { click: () => { down = by === i ? !down : c.cls === "n"; by = i; draw(); } } }, c.name);
    return h("th", { scope: "col", class: c.cls }, button);
  });
  function draw() {
    const sorted = rows.slice();
    if (by >= 0) {
      const key = columns[by].key;
      sorted.sort((x, y) => {
        const a = key(x), b = key(y);
        if (a === null || b === null) return (a === null) - (b === null);
        const d = typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0;
        return down ? -d : d;
      });
    }
    heads.forEach((th, i) => {
      if (i === by) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    body.replaceChildren(...sorted.slice(0, shown).map((r) => h("tr", null, columns.map((c) => h("td", { class: c.cls }, c.cell(r))))));
    more.hidden = shown === rows.length;
  }
  draw();
  // What it says stays in view when the table is wider than the screen.
  return h("div", null, h("p", { class: "quiet small" }, caption), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { "aria-label": caption }, h("thead", null, h("tr", null, heads)), body), more));
}
