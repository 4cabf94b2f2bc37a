# Pairs by rensa, as its documentation shows: RMinHash, RMinHashLSH.
import json, re, sys
from rensa import RMinHash, RMinHashLSH

pile, permutations, k, threshold = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
word = re.compile(r"\w+")
lsh = RMinHashLSH(threshold=threshold, num_perm=permutations, num_bands=32)  # 4 rows a band
ids = []
for line in open(pile, encoding="utf-8"):
    a = json.loads(line)
    words = word.findall(a["text"].lower())
    shingles = {" ".join(words[i:i + k]) for i in range(len(words) - k + 1)}
    if not shingles:
        continue
    m = RMinHash(num_perm=permutations, seed=42)
    m.update(list(shingles))
    for other in lsh.query(m):
        print(ids[other], a["id"], sep="\t")
    lsh.insert(len(ids), m)
    ids.append(a["id"])
