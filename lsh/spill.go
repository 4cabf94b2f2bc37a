package lsh

import (
	"encoding/binary"
	"errors"
	"os"
	"unsafe"
)

// The temporary file holds entries, eight bytes each, least significant first, and
// after them postings as they are in memory. It has no header: nobody but the Keys that
// wrote it reads it.

// spillBlocks writes the entries in memory to the temporary file and forgets them.
// The blocks are kept for the next ones.
func (k *Keys) spillBlocks() {
	if k.err != nil {
		k.dropBlocks()
		return
	}
	if k.spill == nil {
		if k.spill, k.err = os.CreateTemp(k.opt.TempDir, "copytrail-keys-*"); k.err != nil {
			return
		}
		os.Remove(k.spill.Name()) // where an open file may be: then nothing stays of a run that is killed
	}
	var buf []byte
	for i := range k.parts {
		p := &k.parts[i]
		buf = buf[:0]
		for _, block := range p.blocks {
			for _, x := range block {
				buf = binary.LittleEndian.AppendUint64(buf, x)
			}
		}
		if len(buf) == 0 {
			continue
		}
		if _, k.err = k.spill.Write(buf); k.err != nil {
			break
		}
		p.segments = append(p.segments, segment{k.spilled, int64(len(buf))})
		k.spilled += int64(len(buf))
	}
	k.dropBlocks()
}

// dropBlocks forgets the entries in memory.
func (k *Keys) dropBlocks() {
	for i := range k.parts {
		k.free = append(k.free, k.parts[i].blocks...)
		k.parts[i].blocks = k.parts[i].blocks[:0]
	}
	k.held = 0
}

// partitionBuffer is the memory for the work on one partition.
type partitionBuffer struct {
	entries, scratch []uint64
	ranks, postings  []uint32
	bytes            []byte
}

// load reads the entries of a partition and frees what they took in memory.
func (k *Keys) load(buf *partitionBuffer, part int) error {
	p := &k.parts[part]
	buf.entries = grow(buf.entries, p.size())[:0]
	for _, s := range p.segments {
		buf.bytes = grow(buf.bytes, int(s.size))
		if _, err := k.spill.ReadAt(buf.bytes, s.offset); err != nil {
			return err
		}
		for i := 0; i < len(buf.bytes); i += 8 {
			buf.entries = append(buf.entries, binary.LittleEndian.Uint64(buf.bytes[i:]))
		}
	}
	for _, block := range p.blocks {
		buf.entries = append(buf.entries, block...)
	}
	p.blocks = nil
	return nil
}

// size returns the number of entries of a partition.
func (p *partition) size() int {
	n := 0
	for _, s := range p.segments {
		n += int(s.size / 8)
	}
	for _, block := range p.blocks {
		n += len(block)
	}
	return n
}

// Close removes what Keys keeps outside memory. It may be called at any time and
// more than once.
func (k *Keys) Close() error {
	if k.spill == nil {
		return nil
	}
	err := k.spill.Close()
	if gone := os.Remove(k.spill.Name()); gone != nil && !errors.Is(gone, os.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	k.spill = nil
	if k.err == nil {
		k.err = os.ErrClosed
	}
	return err
}

// postingList is the postings of one partition, in memory or in the temporary file:
// for each usable key the number of documents, then their ranks, rising.
type postingList struct {
	held []uint32
	file segment
}

// keep stores a copy of postings: in memory while there are few, else where entries
// are too. It is called from several goroutines.
func (k *Keys) keep(postings []uint32) (postingList, error) {
	b := asBytes(postings)
	if k.spill == nil || k.resides.Add(int64(len(b))) <= k.opt.Memory {
		return postingList{held: append([]uint32(nil), postings...)}, nil
	}
	list := postingList{file: segment{k.tail.Add(int64(len(b))) - int64(len(b)), int64(len(b))}}
	_, err := k.spill.WriteAt(b, list.file.offset)
	return list, err
}

// readPostings reads what keep has written, in buf when that is large enough.
func (k *Keys) readPostings(buf []uint32, s segment) ([]uint32, error) {
	buf = grow(buf, int(s.size/4))
	_, err := k.spill.ReadAt(asBytes(buf), s.offset)
	return buf, err
}

// asBytes returns the memory of a.
func asBytes(a []uint32) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(a))), 4*len(a))
}
