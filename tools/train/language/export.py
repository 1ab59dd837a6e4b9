#!/usr/bin/env python3
"""Writes a trained network as the weights file that shared/language/model reads; its README describes the format.

    export.py MODEL.pt --out english.weights [--reference FILE.json --data DIR]

Matrices become int8 with one scale an output, tables int8 with a half-precision scale a row. --reference also writes
what this network answers for some sentences of the dev sets, so that the TypeScript inference can be compared with it.
"""

import argparse
import hashlib
import json
import struct

import numpy as np
import torch

import corpus
from silver import load_network
from train import number, tensors


class Blobs:
    """Blobs at 16-byte aligned places; the places are counted from the start of the file, whose header comes first."""

    def __init__(self):
        self.parts, self.at = [], 0

    def add(self, data):
        place = self.at
        self.parts.append(data)
        self.at += len(data)
        padding = -self.at % 16
        self.parts.append(b"\0" * padding)
        self.at += padding
        return place


def quantized(matrix, half):
    """Int8 rows, the largest weight of a row at ±127."""
    scale = np.abs(matrix).max(1) / 127
    scale[scale == 0] = 1
    if half:
        scale = np.maximum(scale, 6.2e-5).astype(np.float16)
    q = np.clip(np.rint(matrix / scale.astype(np.float32)[:, None]), -127, 127).astype(np.int8)
    return q, scale.astype(np.float16 if half else np.float32)


def tensors_of(network):
    """Name → (array, kind), kind one of table, matrix, plain."""
    g = lambda p: p.detach().numpy().astype(np.float32)
    out = {"word.table": (g(network.word.weight), "table"), "glove.table": (network.glove.numpy(), "table"), "root": (g(network.root), "plain")}
    for k, table in enumerate(network.hash):
        out[f"hash.{k}.table"] = (g(table.weight), "table")

    def linear(name, layer):
        out[name + "w" if name.endswith(".") else name + ".w"] = (g(layer.weight), "matrix")
        if layer.bias is not None:
            out[name + ".b"] = (g(layer.bias), "plain")

    def norm(name, layer):
        out[name + ".g"], out[name + ".b"] = (g(layer.weight), "plain"), (g(layer.bias), "plain")

    linear("glove", network.glove_in)
    norm("in.ln", network.in_ln)
    linear("in", network.in_w)
    for i, block in enumerate(network.blocks):
        norm(f"block.{i}.ln", block.ln)
        if block.kind == "conv":
            out[f"block.{i}.conv.w"] = (g(block.conv.weight)[:, 0, :], "plain")
            out[f"block.{i}.conv.b"] = (g(block.conv.bias), "plain")
        for part in ("w1", "w2"):
            layer = getattr(block, part)
            out[f"block.{i}.{part}"] = (g(layer.weight), "matrix")
            out[f"block.{i}.b{part[1]}"] = (g(layer.bias), "plain")
    norm("out.ln", network.out_ln)
    for name in ("upos", "xpos"):
        linear(name, getattr(network, name))
    linear("arc.d", network.arc_d)
    linear("arc.h", network.arc_h)
    out["arc.u"] = (g(network.arc_u), "matrix")
    out["arc.hb"], out["arc.dist"] = (g(network.arc_hb), "plain"), (g(network.arc_dist), "plain")
    linear("label.d", network.label_d)
    linear("label.h", network.label_h)
    out["label.dist"] = (g(network.label_dist), "plain")
    linear("label.out", network.label_out)
    for name in ("ent", "fact"):
        for part in (1, 2):
            linear(f"{name}.{part}", getattr(network, f"{name}_{part}"))
    return out


def write(network, maps, path):
    blobs, entries = Blobs(), {}
    for name, (array, kind) in tensors_of(network).items():
        entry = {"shape": list(array.shape)}
        if kind == "plain":
            entry |= {"type": "f32", "offset": blobs.add(np.ascontiguousarray(array).tobytes())}
        else:
            q, scale = quantized(array, kind == "table")
            entry |= {"type": "q8", "offset": blobs.add(q.tobytes()), "scale": blobs.add(scale.tobytes()), "scaleType": "f16" if kind == "table" else "f32"}
        entries[name] = entry

    def strings(words):
        data = "\n".join(words).encode("utf-8", "surrogatepass")
        return {"offset": blobs.add(data), "length": len(data)}

    c = network.config
    header = {
        "format": "on-record-weights", "version": 1,
        "config": {"D": c["D"], "hashRows": 4096, "hashFeatures": 6, "gloveDim": 100, "arcDim": c["arcDim"], "labelDim": c["labelDim"],
                   "entDim": c["entDim"], "factDim": c["factDim"], "maxDistance": 20, "blocks": c["blocks"]},
        "upos": maps.upos, "xpos": maps.xpos, "deprels": maps.deprels, "entityTags": maps.entity_tags,
        "words": strings(maps.words), "gloveWords": strings(maps.glove_words), "tensors": entries,
    }
    body = b"".join(blobs.parts)
    # Places depend on the header's length and the header on the places: room is left for the longest.
    length = -(-(len(json.dumps(header)) + 16 * 4 * len(entries) + 64) // 16) * 16
    start = -(-(4 + length) // 16) * 16
    for entry in [*entries.values(), header["words"], header["gloveWords"]]:
        for key in ("offset", "scale"):
            if key in entry:
                entry[key] += start
    text = json.dumps(header).encode("utf-8")
    text += b" " * (start - 4 - len(text))
    data = struct.pack("<I", len(text)) + text + body
    with open(path, "wb") as file:
        file.write(data)
    print(f"{path}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


@torch.no_grad()
def reference(network, maps, data, path):
    """What the network answers in full precision for the first 200 sentences of either dev set."""
    out = []
    for name in ("ewt-dev", "gum-dev"):
        for sentence in corpus.treebank(data, name)[:200]:
            row = number({"words": sentence["words"]}, maps)
            b = tensors([row])
            z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])
            heads = network.arcs(z, b["mask"])[0].argmax(-1)
            pick = lambda names, scores: [names[i] for i in scores.argmax(-1).tolist()]
            out.append({
                "words": sentence["words"],
                "upos": pick(maps.upos, network.upos(z[0, 1:])), "xpos": pick(maps.xpos, network.xpos(z[0, 1:])),
                "heads": heads.tolist(), "deprels": pick(maps.deprels, network.labels(z, heads.unsqueeze(0))[0]),
                "entityTags": pick(maps.entity_tags, network.entities(z)[0]),
                "factuality": [round(v, 4) for v in network.factuality(z)[0].tolist()],
            })
    json.dump(out, open(path, "w"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--out", required=True)
    parser.add_argument("--reference")
    parser.add_argument("--data")
    args = parser.parse_args()
    torch.set_num_threads(1)
    network, maps = load_network(args.model)
    write(network, maps, args.out)
    if args.reference and args.data:
        reference(network, maps, args.data, args.reference)


if __name__ == "__main__":
    main()
