package pile

import (
	"fmt"
	"os"
	"sync"
)

// spool stores byte records. The first spoolMemory bytes stay in memory, the rest goes to a
// temporary file, so that a small pile never writes to the disk. Only one goroutine may
// write. Others may read what was written before the last flush, while it goes on writing.
type spool struct {
	dir     string   // the folder of the file; "" for that of the system
	chunks  [][]byte // the part in memory
	file    *os.File // nil until it is needed
	size    int64    // of the file, including pending
	pending []byte   // bytes to be written next

	mu  sync.RWMutex // guards chunks, file and err against readers
	err error        // the first error
}

const (
	spoolMemory  = 64 << 20 // bytes in memory; offsets from here on are in the file
	spoolChunk   = 4 << 20  // bytes of a chunk of memory
	spoolPending = 1 << 20  // bytes collected before they are written to the file
)

// write appends a record and returns its offset. The bytes of a record are consecutive, so
// a part of it can be read at its offset plus that of the part.
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
	if len(b) >= spoolPending/4 { // too long to be worth copying
		s.flush()
		s.put(b)
		return at
	}
	s.pending = append(s.pending, b...)
	if len(s.pending) >= spoolPending {
		s.flush()
	}
	return at
}

// flush makes everything written so far readable.
func (s *spool) flush() {
	if len(s.pending) > 0 {
		s.put(s.pending)
		s.pending = s.pending[:0]
	}
}

// put writes b to the file. It creates the file if there is none.
func (s *spool) put(b []byte) {
	if s.file == nil && s.Err() == nil {
		file, err := os.CreateTemp(s.dir, "copytrail-texts-*")
		if err == nil {
			os.Remove(file.Name()) // where an open file can be removed, a killed run leaves none behind
		}
		s.mu.Lock()
		s.file = file
		s.mu.Unlock()
		s.setErr(err)
	}
	if s.Err() == nil {
		_, err := s.file.Write(b)
		s.setErr(err)
	}
}

// read returns n bytes at offset at. Bytes in memory are returned without a copy and must
// not be changed; others are read into buf if it is large enough.
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
			s.setErr(err)
			clear(buf)
		}
	}
	return buf
}

// setErr records err if it is the first error. Data read after an error is invalid.
func (s *spool) setErr(err error) {
	if err == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = fmt.Errorf("keeping texts in a temporary file: %w", err)
	}
}

// Err returns the first error, or nil.
func (s *spool) Err() error {
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
