package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

// These tests open the page in a real browser without a window and use it by
// keyboard and script. They speak the DevTools protocol over the browser's debugging
// pipe: one JSON message after another, each ended by a zero byte, to its file
// descriptor 3 and from 4.

// browser is one running browser with one page.
type browser struct {
	t       *testing.T
	in      *os.File
	replies chan message
	session string
	id      int
	events  []message // everything the page said that was no reply
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// startBrowser starts a browser, or skips the test where there is none.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("browser tests are left out of short runs")
	}
	var bin string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			bin = p
			break
		}
	}
	if bin == "" {
		t.Skip("NOT TESTED: no chromium on this machine; the HTML page was not opened in a browser")
	}
	toRead, toWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromRead, fromWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bin, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir())
	cmd.ExtraFiles = []*os.File{toRead, fromWrite}
	if err := cmd.Start(); err != nil {
		t.Skipf("NOT TESTED: the browser does not start: %v", err)
	}
	toRead.Close()
	fromWrite.Close()
	b := &browser{t: t, in: toWrite, replies: make(chan message, 1000)}
	t.Cleanup(func() {
		toWrite.Close() // the browser ends when its pipe does
		done := make(chan struct{})
		go func() { cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
			<-done
		}
	})
	go func() {
		defer close(b.replies)
		r := bufio.NewReaderSize(fromRead, 1<<20)
		for {
			raw, err := r.ReadBytes(0)
			if err != nil {
				return
			}
			var m message
			if json.Unmarshal(raw[:len(raw)-1], &m) == nil {
				b.replies <- m
			}
		}
	}()
	var target struct {
		TargetID string `json:"targetId"`
	}
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var att struct {
		SessionID string `json:"sessionId"`
	}
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &att)
	b.session = att.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log"} {
		b.call(domain+".enable", nil, nil)
	}
	return b
}

// call sends one command and waits for its answer.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.id++
	if params == nil {
		params = struct{}{}
	}
	msg := map[string]any{"id": b.id, "method": method, "params": params}
	if b.session != "" {
		msg["sessionId"] = b.session
	}
	raw, err := json.Marshal(msg)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.in.Write(append(raw, 0)); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	m := b.wait(func(m message) bool { return m.ID == b.id }, method)
	if m.Error != nil {
		b.t.Fatalf("%s: %s", method, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
	}
}

// wait returns the next message that is the one wanted.
func (b *browser) wait(is func(message) bool, what string) message {
	b.t.Helper()
	limit := time.After(60 * time.Second)
	for {
		select {
		case m, ok := <-b.replies:
			if !ok {
				b.t.Fatalf("the browser ended while waiting for %s", what)
			}
			if is(m) {
				return m
			}
			if m.Method != "" {
				b.events = append(b.events, m)
			}
		case <-limit:
			b.t.Fatalf("no answer to %s in a minute", what)
		}
	}
}

// open shows a page.
func (b *browser) open(file, fragment string) {
	b.t.Helper()
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(file), Fragment: fragment}
	b.call("Page.navigate", map[string]any{"url": u.String()}, nil)
	for _, m := range b.events { // the load may have been told before the reply
		if m.Method == "Page.loadEventFired" {
			return
		}
	}
	b.wait(func(m message) bool { return m.Method == "Page.loadEventFired" }, "page load")
}

// eval returns the value of an expression in the page, as text.
func (b *browser) eval(js string) string {
	b.t.Helper()
	var r struct {
		Result struct {
			Value any `json:"value"`
		} `json:"result"`
		Exception *struct {
			Text string `json:"text"`
		} `json:"exceptionDetails"`
	}
	b.call("Runtime.evaluate", map[string]any{"expression": js, "returnByValue": true, "awaitPromise": true}, &r)
	if r.Exception != nil {
		b.t.Fatalf("%s: %s", js, r.Exception.Text)
	}
	return fmt.Sprint(r.Result.Value)
}

// expect waits until an expression has a value: a view may not be there yet.
func (b *browser) expect(js, want string) {
	b.t.Helper()
	var got string
	for range 50 {
		if got = b.eval("(() => { try { return (" + js + ") } catch (e) { return String(e) } })()"); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("%s = %q, want %q", js, got, want)
}

// key presses one key.
func (b *browser) key(k string) {
	b.t.Helper()
	text := k
	if k == "Enter" {
		text = "\r"
	}
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyDown", "key": k, "text": text}, nil)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": k}, nil)
}

// quiet checks that the page asked for nothing, complained of nothing and opened
// no dialog.
func (b *browser) quiet() {
	b.t.Helper()
	for _, m := range b.events {
		switch m.Method {
		case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening":
			b.t.Errorf("%s: %.600s", m.Method, m.Params)
		case "Network.requestWillBeSent":
			// The browser paints its own controls, a date field's icon, from data: URLs.
			if p := string(m.Params); !strings.Contains(p, `"type":"Document"`) && !strings.Contains(p, `"url":"data:`) {
				b.t.Errorf("a request: %.600s", m.Params)
			}
		}
	}
}

func page(t *testing.T, res *provenance.Result, opt Options) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, write(t, HTML, res, opt), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

const heading = `document.querySelector("h2").textContent`

func TestBrowserViews(t *testing.T) {
	b := startBrowser(t)
	b.open(page(t, sample.Result(t), sampleOptions()), "")
	b.expect(heading, "Summary")
	for k, want := range map[string]string{"2": "Findings", "3": "Stories", "4": "Outlets", "5": "What was read", "1": "Summary"} {
		b.key(k)
		b.expect(heading, want)
	}
	b.key("2")
	b.expect(heading, "Findings")
	b.expect(`document.querySelectorAll(".findings > li").length`, "4")

	b.key("/")
	b.expect(`document.activeElement.id`, "search")
	b.eval(`document.activeElement.blur()`)

	// Filter by relation, then by search; the address follows.
	b.eval(`[...document.querySelectorAll(".check")].find((l) => l.textContent === "rewrite").querySelector("input").click()`)
	b.expect(`document.querySelectorAll(".findings > li").length`, "1")
	b.expect(`location.hash`, "#/findings?relation=rewrite")
	b.eval(`const q = document.getElementById("search"); q.value = "nothing has this"; q.dispatchEvent(new Event("input"))`)
	b.expect(`document.querySelector("[role=status]").textContent`, "0 of 4 findings. No finding fits all of this.")
	b.eval(`q.value = "drama"; q.dispatchEvent(new Event("input"))`)
	b.expect(`document.querySelectorAll(".findings > li").length`, "1")

	// Open the finding by keyboard; jump between counterparts.
	b.eval(`document.querySelector(".row").focus()`)
	b.key("Enter")
	b.expect(heading, "Daily Buzz reads as a rewording of Lund Courier.")
	b.key("n")
	b.key("n")
	b.expect(`[...document.querySelectorAll(".pane span.here")].map((e) => e.textContent.slice(0, 9)).join("|")`, "All of th|Lifeboats")
	b.eval(`document.querySelector('.pane[data-side="0"] button[data-passage="2"]').focus()`)
	b.key("Enter")
	b.expect(`document.activeElement.parentElement.textContent.slice(0, 10)`, "Nurse Ilse")
	b.expect(`document.activeElement.getAttribute("aria-label")`, "passage 3, rewritten, in the copy")
	b.expect(`document.getElementById("said").textContent`, "passage 3, rewritten, in the copy")

	// Under the pointer a passage shows its counterpart, and its stroke in the plot.
	b.eval(`document.querySelector('.pane[data-side="0"] .p[data-passage="1"]').dispatchEvent(new MouseEvent("mouseenter"))`)
	b.expect(`[...document.querySelectorAll(".over")].map((e) => e.tagName + (e.closest(".pane")?.dataset.side ?? "")).join(" ")`, "line SPAN0 BUTTON0 SPAN1 BUTTON1")
	b.eval(`document.querySelector('.pane[data-side="0"] .p[data-passage="1"]').dispatchEvent(new MouseEvent("mouseleave"))`)
	b.expect(`document.querySelectorAll(".over").length`, "0")
	b.key("u")
	b.expect(`location.hash`, "#/findings?relation=rewrite&q=drama")

	// Everything that counts and everything that is drawn leads to its findings.
	b.eval(`location.hash = "#/outlets"`)
	b.expect(heading, "Outlets")
	for _, link := range []string{".matrix a", ".net a", ".scroll td a"} {
		b.eval(`document.querySelector(` + fmt.Sprintf("%q", link) + `).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))`)
		b.expect(heading, "Findings")
		b.expect(fmt.Sprintf(`"%s leads to findings: " + (document.querySelectorAll(".findings > li").length > 0)`, link), link+" leads to findings: true")
		b.eval(`history.back()`)
		b.expect(heading, "Outlets")
	}
	b.eval(`location.hash = "#/findings?story=0"`)
	b.expect(`document.querySelector("[role=status]").textContent`, "3 of 4 findings, in the story Ferry runs aground on Skarv reef")
	b.eval(`location.hash = "#/story/0"`)
	b.expect(`[...document.querySelectorAll(".tree > li")].map((e) => e.querySelector(".outlet").textContent + ":" + [...e.querySelectorAll(":scope > ul .outlet")].map((x) => x.textContent)).join("; ")`, "Lund Courier:Daily Buzz,Coast Weekly")
	b.eval(`location.hash = "#/skipped"`)
	b.expect(`document.querySelector("main p").textContent`, "8 records: 5 articles compared, 1 merged, 2 skipped.")
	b.expect(`document.querySelectorAll("tbody tr").length`, "4")

	// Every control has a name, every picture a text.
	for _, view := range []string{"#/", "#/findings", "#/outlets", "#/stories", "#/story/0", "#/skipped", "#/finding/" + pairKey(&sample.Result(t).Findings[0])} {
		b.eval("location.hash = " + fmt.Sprintf("%q", view))
		b.expect(`[...document.querySelectorAll("a, button, input, select, [role=button], [role=region]")].filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).length`, "0")
		b.expect(`[...document.querySelectorAll("svg:not([aria-hidden]):not([aria-label])")].length`, "0")
		b.expect(`document.querySelectorAll("[role=img] a").length`, "0") // what is in a picture is not told
		for _, width := range []int{360, 800, 1400} {
			b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil)
			b.expect(fmt.Sprintf(`"%s at %d: " + (document.documentElement.scrollWidth <= innerWidth)`, view, width), fmt.Sprintf("%s at %d: true", view, width))
		}
	}
	b.quiet()
}

// TestBrowserText: what the page shows of both articles is their text, and the
// marks of a word diff are where they belong.
func TestBrowserText(t *testing.T) {
	b := startBrowser(t)
	b.open(page(t, sample.Result(t), sampleOptions()), "/finding/"+pairKey(&sample.Result(t).Findings[0]))
	b.expect(`document.querySelector('.pane[data-side="1"] .body').textContent`, sample.FerryCopy)
	b.expect(`document.querySelector('.pane[data-side="0"] .body').textContent`, sample.FerryText)
	b.expect(`[...document.querySelectorAll(".pairs del, .pairs ins")].map((e) => e.textContent.trim()).join("|")`, "on board|aboard")
	b.expect(`document.querySelector(".pane .credit").textContent`, "Source: Lund Courier")
	b.quiet()
}

func TestBrowserHostile(t *testing.T) {
	b := startBrowser(t)
	res := sample.Hostile(t)
	file := page(t, res, sampleOptions())
	b.open(file, "")
	for _, view := range []string{"#/findings", "#/outlets", "#/stories", "#/story/0", "#/story/1", "#/skipped", "#/finding/" + pairKey(&res.Findings[0]), "#/finding/" + pairKey(&res.Findings[2])} {
		b.eval("location.hash = " + fmt.Sprintf("%q", view))
		b.expect(`document.querySelectorAll("main script, main iframe, main img, main [onerror], main a[href^=javascript]").length`, "0")
		b.expect(`/[\u202a-\u202e\u2066\u2067\u001b\u0000]/.test(document.querySelector("main").textContent)`, "false")
		b.expect(`document.querySelector("main").textContent.replace(/\u2068[^\u2068\u2069]*\u2069/g, "").match(/[\u2068\u2069]/) === null`, "true")
		b.expect(`document.querySelector("main").textContent.includes("<script>alert(1)</script>")`, "true")
	}
	b.quiet()
}

// TestBrowserRightToLeft: a sentence about outlets with Arabic names is read from the
// left, the copy first: laid out from the right it would say the contrary.
func TestBrowserRightToLeft(t *testing.T) {
	b := startBrowser(t)
	res := sample.Result(t)
	f := &res.Findings[1]
	f.Copy.Outlet, f.Source.Outlet = "موجز اليوم", "صحيفة الساحل"
	b.open(page(t, res, sampleOptions()), "/finding/"+pairKey(f))
	// left says how far from the left the text's first letter stands in an element.
	b.eval(`globalThis.left = (selector, text) => {
		const node = document.evaluate(".//text()", document.querySelector(selector), null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
		const range = document.createRange(), at = node.data.indexOf(text);
		range.setStart(node, at); range.setEnd(node, at + text.length);
		return range.getBoundingClientRect().left;
	}`)
	b.expect(`document.querySelector("h2").textContent.replace(/[\u2068\u2069]/g, "")`, sentence(f))
	b.expect(`left("h2", "موجز اليوم") < left("h2", "reads as") && left("h2", "reads as") < left("h2", "صحيفة الساحل")`, "true")
	b.quiet()
}

// TestBrowserMany: a thousand findings open soon.
func TestBrowserMany(t *testing.T) {
	b := startBrowser(t)
	res := sample.Result(t)
	f := res.Findings[1]
	res.Findings = nil
	for i := range 1000 {
		c, s := *f.Copy, *f.Source
		c.ID, s.ID = fmt.Sprint(c.ID, i), fmt.Sprint(s.ID, i)
		c.Text, s.Text = strings.Repeat(c.Text+"\n", 10), strings.Repeat(s.Text+"\n", 10) // about 5 kB
		g := f
		g.Copy, g.Source = &c, &s
		res.Findings = append(res.Findings, g)
	}
	b.open(page(t, res, sampleOptions()), "/findings")
	b.expect(`document.querySelectorAll(".findings > li").length`, "50")
	took := b.eval(`Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd)`)
	t.Logf("1,000 findings open in %s ms", took)
	var ms int
	if fmt.Sscan(took, &ms); ms > 5000 { // 2 s on a machine with nothing else to do
		t.Errorf("1,000 findings take %d ms to open", ms)
	}
	b.quiet()
}
