#!/usr/bin/env python3
"""Parses news text with earlier networks together: their mean is more often right than any of them.

    silver.py --data DIR --out SILVER.pickle [--conllu FILE ...] MODEL.pt ...

The text is gmb-sentences.txt, and the words of CoNLL-U files (`npm run --silent analyze -- --conllu` of wikinews.jsonl).
What a word is taught is not their best guess alone but how sure they are of each of their best guesses.
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
from read_weights import read_weights
from train import Maps, batches, number, spans, tensors

WORST_MEAN = -0.35  # mean log probability of a sentence's heads; below it the sentence is left out
GUESSES = 4  # of heads, labels and tags, for each word


def load_network(path):
    """@param path of what train.py writes, or of a weights file (its name ends in .weights)."""
    maps = Maps.__new__(Maps)
    if path.endswith(".weights"):
        network, maps.__dict__ = read_weights(path)
        return network, maps
    saved = torch.load(path)
    network = Network(saved["config"], saved["glove"])
    network.load_state_dict(saved["state"])
    network.eval()
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
    guessed = {
        "heads": arcs,
        "deprels": mean([n.labels(z, heads) for n, z in zip(networks, zs)]),
        "upos": mean([n.upos(z[:, 1:]) for n, z in zip(networks, zs)]),
        "xpos": mean([n.xpos(z[:, 1:]) for n, z in zip(networks, zs)]),
        "ents": mean([n.entities(z) for n, z in zip(networks, zs)]),
    }
    names = {"deprels": maps.deprels, "upos": maps.upos, "xpos": maps.xpos, "ents": maps.entity_tags}
    for i, r in enumerate(group):
        n = r["n"]
        if torch.log(sure[i, :n]).mean().item() < WORST_MEAN:
            continue
        sentence = {"words": r["words"], "heads": heads[i, :n].tolist(), "ent_lacks": []}
        for name, values in names.items():
            sentence[name] = [values[t] for t in guessed[name][i, :n].argmax(-1)]
        # Behind the sentence there is nothing to hang on.
        guessed_here = {name: p[i, :n, : n + 1] if name == "heads" else p[i, :n] for name, p in guessed.items()}
        sentence["guesses"] = {name: best(p) for name, p in guessed_here.items()}
        # A label is the label of the best head, so it counts as much as that head is sure.
        sentence["guesses"]["deprels"][1] *= sure[i, :n, None].numpy().astype(np.float16)
        yield sentence


def best(p):
    """@param p words × classes. @returns the best classes of each word, and their probabilities, which sum to 1."""
    p, classes = p.topk(min(GUESSES, p.shape[-1]), -1)
    pad = (0, GUESSES - p.shape[-1])
    p = F.pad(p / p.sum(-1, keepdim=True), pad)
    return [F.pad(classes, pad).numpy().astype(np.int16), p.numpy().astype(np.float16)]


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
