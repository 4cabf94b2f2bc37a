package page

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
)

// The browser tests open the page in a real browser without a window and use it by
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
