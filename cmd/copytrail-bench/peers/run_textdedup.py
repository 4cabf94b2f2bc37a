# Pairs by text-dedup: its minhash program, whose clusters are read back.
import json, os, pickle, subprocess, sys, tempfile
from collections import defaultdict

pile, permutations, k, threshold = sys.argv[1:5]
with tempfile.TemporaryDirectory() as work:
    subprocess.run([
        sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", pile, "--split", "train",
        "--cache_dir", os.path.join(work, "cache"), "--output", os.path.join(work, "out"), "--column", "text",
        "--ngram", k, "--num_perm", permutations, "--threshold", threshold, "--batch_size", "10000", "--debug",
    ], check=True, stdout=sys.stderr, env=dict(os.environ, HF_HOME=os.path.join(work, "home"), HF_HUB_OFFLINE="1"))
    with open(os.path.join(work, "out", "uf.pkl"), "rb") as f:
        parents = pickle.load(f)
parents = getattr(parents, "parent", parents)
ids = [json.loads(line)["id"] for line in open(pile, encoding="utf-8")]
clusters = defaultdict(list)
for x in parents:
    root = x
    while parents[root] != root:
        root = parents[root]
    clusters[root].append(x)
for members in clusters.values():
    for i, x in enumerate(members):
        for y in members[:i]:
            print(ids[int(y)], ids[int(x)], sep="\t")
