# Pairs by jscpd: one file an article, clones between two of them.
import json, os, subprocess, sys, tempfile

pile, program = sys.argv[1], sys.argv[2]
with tempfile.TemporaryDirectory() as work:
    os.mkdir(os.path.join(work, "in"))
    ids = []
    for line in open(pile, encoding="utf-8"):
        a = json.loads(line)
        with open(os.path.join(work, "in", f"{len(ids)}.txt"), "w", encoding="utf-8") as f:
            f.write(a["text"])
        ids.append(a["id"])
    subprocess.run([
        program, "--min-tokens", "50", "--min-lines", "1", "--max-lines", "100000", "--format", "txt",
        "--reporters", "json", "--output", os.path.join(work, "out"), "--exit-code", "0", os.path.join(work, "in"),
    ], check=True, stdout=sys.stderr)
    with open(os.path.join(work, "out", "jscpd-report.json"), encoding="utf-8") as f:
        report = json.load(f)
number = lambda d: int(os.path.basename(d["name"]).split(".")[0])
for pair in {tuple(sorted((number(d["firstFile"]), number(d["secondFile"])))) for d in report["duplicates"]}:
    if pair[0] != pair[1]:
        print(ids[pair[0]], ids[pair[1]], sep="\t")
