package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"copytrail/shingle"
)

// The settings that all MinHash programs are run with.
const (
	peerPermutations = 128
	peerShingle      = 3 // words
	peerThreshold    = 0.5
)

// runEkzhu finds pairs with the Go package minhash-lsh, in the way that its README
// shows, and prints their ids. Shingles are hashed before they are pushed, because the
// package's own hash is biased on short strings.
func runEkzhu(args []string, out, errw io.Writer) error {
	if len(args) != 1 {
		return errors.New("ekzhu needs one pile")
	}
	index := minhashlsh.NewMinhashLSH(peerPermutations, peerThreshold)
	var ids []string
	var signatures [][]uint64
	var words []shingle.Word
	var buf [8]byte
	err := eachRecord(args[0], func(a record) bool {
		words = shingle.AppendWords(words[:0], a.Text)
		mh := minhashlsh.NewMinhash(1, peerPermutations)
		for i := 0; i+peerShingle <= len(words); i++ {
			var x uint64
			for _, w := range words[i : i+peerShingle] {
				x = x*0x9fb21c651e98df25 + w.Hash
			}
			binary.LittleEndian.PutUint64(buf[:], x)
			mh.Push(buf[:])
		}
		signature := mh.Signature()
		index.Add(uint32(len(ids)), signature)
		ids = append(ids, a.ID)
		signatures = append(signatures, signature)
		return true
	})
	if err != nil {
		return err
	}
	index.Index()
	w := bufio.NewWriter(out)
	for i, signature := range signatures {
		for _, other := range index.Query(signature) {
			if j := other.(uint32); int(j) < i {
				fmt.Fprintf(w, "%s\t%s\n", ids[j], ids[i])
			}
		}
	}
	return w.Flush()
}
