# Pairs by datasketch, as its documentation shows: MinHash, MinHashLSH.
import json, re, sys
from datasketch import MinHash, MinHashLSH

pile, permutations, k, threshold = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
word = re.compile(r"\w+")
lsh = MinHashLSH(threshold=threshold, num_perm=permutations)
for line in open(pile, encoding="utf-8"):
    a = json.loads(line)
    words = word.findall(a["text"].lower())
    shingles = {" ".join(words[i:i + k]) for i in range(len(words) - k + 1)}
    if not shingles:
        continue
    m = MinHash(num_perm=permutations)
    m.update_batch([s.encode("utf-8") for s in shingles])
    for other in lsh.query(m):
        print(other, a["id"], sep="\t")
    lsh.insert(a["id"], m)
