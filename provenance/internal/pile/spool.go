package pile

import (
	"fmt"
	"os"
	"sync"
)

// spool keeps what a scan needs again of each article, the text above all, outside
// of memory: the first spoolMemory bytes are held, the rest goes to a temporary
// file, so that a small pile never touches the disk. Records are written by one
// goroutine; after a flush, many may read what was written before it, while that one
// writes on.
type spool struct {
	dir    string   // where the file is made; "": the system's place
	chunks [][]byte // what is held
	file   *os.File
	size   int64  // of the file, with what waits
	wait   []byte // bytes that are to be written next

	mu  sync.RWMutex // held to look at chunks and file, and to change them
	err error        // the first trouble; under mu too
}

const (
	spoolMemory = 64 << 20
	spoolChunk  = 4 << 20
	spoolWait   = 1 << 20
)

// write appends a record and returns where it is. A part of a record can be read
// like a record: it is that much further on.
func (s *spool) write(b []byte) int64 {
	n := len(s.chunks)
	if s.file == nil && len(b) <= spoolChunk {
		if n > 0 && len(s.chunks[n-1])+len(b) <= cap(s.chunks[n-1]) {
			s.mu.Lock()
			s.chunks[n-1] = append(s.chunks[n-1], b...)
			s.mu.Unlock()
			return int64(n-1)*spoolChunk + int64(len(s.chunks[n-1])-len(b))
		}
		if n < spoolMemory/spoolChunk {
			chunk := append(make([]byte, 0, max(len(b), min(spoolChunk, 1<<(16+n)))), b...)
			s.mu.Lock()
			s.chunks = append(s.chunks, chunk)
			s.mu.Unlock()
			return int64(n) * spoolChunk
		}
	}
	at := spoolMemory + s.size
	s.size += int64(len(b))
	if len(b) >= spoolWait/4 { // long enough not to be copied first
		s.flush()
		s.put(b)
		return at
	}
	s.wait = append(s.wait, b...)
	if len(s.wait) >= spoolWait {
		s.flush()
	}
	return at
}

// flush makes all that was written readable.
func (s *spool) flush() {
	if len(s.wait) > 0 {
		s.put(s.wait)
		s.wait = s.wait[:0]
	}
}

// put writes b to the file, which it makes when there is none.
func (s *spool) put(b []byte) {
	if s.file == nil && s.trouble() == nil {
		file, err := os.CreateTemp(s.dir, "copytrail-texts-*")
		if err == nil {
			os.Remove(file.Name()) // where an open file may be: then nothing stays of a run that is killed
		}
		s.mu.Lock()
		s.file = file
		s.mu.Unlock()
		s.fail(err)
	}
	if s.trouble() == nil {
		_, err := s.file.Write(b)
		s.fail(err)
	}
}

// read returns n bytes from at on: held ones as they are, which the caller must not
// change, others in buf when that is large enough.
func (s *spool) read(buf []byte, at int64, n int) []byte {
	s.mu.RLock()
	file, chunk := s.file, []byte(nil)
	if at < spoolMemory {
		chunk = s.chunks[at/spoolChunk]
	}
	s.mu.RUnlock()
	if at < spoolMemory {
		return chunk[at%spoolChunk:][:n]
	}
	if cap(buf) < n {
		buf = make([]byte, n, n+n/4)
	}
	buf = buf[:n]
	if n > 0 && file != nil {
		if _, err := file.ReadAt(buf, at-spoolMemory); err != nil {
			s.fail(err)
			clear(buf)
		}
	}
	return buf
}

// fail notes the first trouble. What is read from then on means nothing.
func (s *spool) fail(err error) {
	if err == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = fmt.Errorf("keeping texts in a temporary file: %w", err)
	}
}

// trouble returns the first trouble, nil when there was none.
func (s *spool) trouble() error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.err
}

// close removes the file.
func (s *spool) close() {
	if s.file != nil {
		name := s.file.Name()
		s.file.Close()
		os.Remove(name)
		s.file = nil
	}
	s.chunks = nil
}
