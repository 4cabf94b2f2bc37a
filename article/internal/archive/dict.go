package archive

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"copytrail/article/internal/record"
)

// dictFrame is the magic number of the skippable frame that holds the dictionary of a
// .warc.zst, as the Archive Team and the Internet Archive write it.
const dictFrame = 0x184D2A5D

// maxDict is the largest dictionary that is read, in bytes.
const maxDict = 16 << 20

// leadingDictionary reads the dictionary before the first frame of a zstd stream. It is
// nil when there is none.
func leadingDictionary(br *bufio.Reader) ([]byte, error) {
	head, err := br.Peek(8)
	if err != nil || binary.LittleEndian.Uint32(head) != dictFrame {
		return nil, nil // no dictionary; the decoder reports what else is wrong
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	if size > maxDict {
		return nil, record.ExpandsError(fmt.Sprintf("a dictionary of %d bytes", size))
	}
	if _, err := br.Discard(8); err != nil {
		return nil, err
	}
	dict := make([]byte, size)
	if _, err := io.ReadFull(br, dict); err != nil {
		return nil, err
	}
	if len(dict) >= 4 && binary.LittleEndian.Uint32(dict) == 0xFD2FB528 { // itself compressed
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDict))
		if err != nil {
			return nil, err
		}
		defer d.Close()
		return d.DecodeAll(dict, nil)
	}
	return dict, nil
}
