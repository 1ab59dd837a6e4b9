#!/usr/bin/env python3
"""Parses news text with earlier networks together: their mean is more often right than any of them.

    silver.py --data DIR --out SILVER.pickle [--conllu FILE ...] MODEL.pt ...

The text is gmb-sentences.txt, and the words of CoNLL-U files (`npm run --silent analyze -- --conllu` of wikinews.jsonl).
A word of silver counts in training as much as the networks are sure of its head and label.
"""

import argparse
import pickle
import random
import sys

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from network import Network
from train import Maps, batches, number, spans, tensors

WORST_MEAN = -0.35  # mean log probability of a sentence's heads; below it the sentence is left out


def load_network(path):
    saved = torch.load(path)
    network = Network(saved["config"], saved["glove"])
    network.load_state_dict(saved["state"])
    network.eval()
    maps = Maps.__new__(Maps)
    maps.__dict__.update(saved["maps"])
    return network, maps


@torch.no_grad()
def parse(networks, maps, group):
    """The mean of the networks' probabilities, decided word by word."""
    b = tensors(group)
    zs = [n.encode(b["word"], b["hash"], b["glove"], b["mask"]) for n in networks]
    mean = lambda scores: sum(F.softmax(s, -1) for s in scores) / len(scores)
    arcs = mean([n.arcs(z, b["mask"]) for n, z in zip(networks, zs)])
    sure, heads = arcs.max(-1)
    label_p, labels = mean([n.labels(z, heads) for n, z in zip(networks, zs)]).max(-1)
    upos = mean([n.upos(z[:, 1:]) for n, z in zip(networks, zs)]).argmax(-1)
    xpos = mean([n.xpos(z[:, 1:]) for n, z in zip(networks, zs)]).argmax(-1)
    ent_p, ents = mean([n.entities(z) for n, z in zip(networks, zs)]).max(-1)
    for i, r in enumerate(group):
        n = r["n"]
        if torch.log(sure[i, :n]).mean().item() < WORST_MEAN:
            continue
        tags = [maps.entity_tags[t] for t in ents[i, :n]]
        yield {
            "words": r["words"],
            "heads": heads[i, :n].tolist(),
            "deprels": [maps.deprels[t] for t in labels[i, :n]],
            "upos": [maps.upos[t] for t in upos[i, :n]],
            "xpos": [maps.xpos[t] for t in xpos[i, :n]],
            "weights": (sure[i, :n] * label_p[i, :n]).tolist(),
            "ents": tags,
            "ent_lacks": [],
            "ent_weights": ent_p[i, :n].tolist(),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--conllu", nargs="*", default=[])
    parser.add_argument("--most", type=int, default=10**9, help="sentences at the most, to try things out")
    parser.add_argument("models", nargs="+")
    args = parser.parse_args()
    if not args.data:
        print(corpus.HOMES + "\n\nGive --data DIR.", file=sys.stderr)
        sys.exit(2)
    torch.set_num_threads(1)
    loaded = [load_network(path) for path in args.models]
    networks, maps = [n for n, _ in loaded], loaded[0][1]
    texts = list(corpus.gmb_sentences(args.data))
    for path in args.conllu:
        texts += [w for _, rows in corpus.conllu(path) if 5 <= len(w := [r[1] for r in rows]) <= 60]
    # Sentences that measure the networks teach them nothing, not even as raw text.
    measured = {"".join(s["words"]) for name in ("ewt-dev", "ewt-test", "gum-dev", "gum-test") for s in corpus.treebank(args.data, name)}
    texts = [words for words in texts if "".join(words) not in measured]
    random.Random(1).shuffle(texts)
    rows = []
    for words in texts[: args.most]:
        row = number({"words": words}, maps)
        row["words"] = words
        rows.append(row)
    silver, groups = [], batches(rows, random.Random(1))
    for at, group in enumerate(groups):
        silver += parse(networks, maps, group)
        if at % 20 == 0:
            print(f"\r{at}/{len(groups)} batches, {len(silver)} sentences kept ", end="", file=sys.stderr, flush=True)
    pickle.dump(silver, open(args.out, "wb"))
    words = sum(len(s["words"]) for s in silver)
    print(f"\n{len(silver)} of {len(texts)} sentences kept, {words} words", file=sys.stderr)


if __name__ == "__main__":
    main()
