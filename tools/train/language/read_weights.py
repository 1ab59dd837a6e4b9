"""Reads a weights file back as a network, so that what ships can teach the next one. What int8 lost stays lost."""

import json
import struct

import numpy as np
import torch

from network import Network


def read_weights(path):
    """@returns the network, with no dropout, and its vocabularies, as Maps has them."""
    with open(path, "rb") as file:
        data = file.read()
    header = json.loads(data[4:4 + struct.unpack("<I", data[:4])[0]])

    def lines(place):
        return data[place["offset"]:place["offset"] + place["length"]].decode("utf-8", "surrogatepass").split("\n")

    def tensor(name):
        entry = header["tensors"][name]
        shape = entry["shape"]
        if entry["type"] == "f32":
            values = np.frombuffer(data, np.float32, int(np.prod(shape)), entry["offset"]).reshape(shape)
        else:
            values = np.frombuffer(data, np.int8, int(np.prod(shape)), entry["offset"]).reshape(shape)
            scale = np.frombuffer(data, np.float16 if entry["scaleType"] == "f16" else np.float32, shape[0], entry["scale"])
            values = values.astype(np.float32) * scale.astype(np.float32)[:, None]
        return torch.from_numpy(np.array(values, dtype=np.float32))

    c = header["config"]
    words, glove_words = lines(header["words"]), lines(header["gloveWords"])
    maps = {
        "words": words, "glove_words": glove_words,
        "word_row": {w: i for i, w in enumerate(words, 1)}, "glove_row": {w: i for i, w in enumerate(glove_words, 1)},
        "upos": header["upos"], "xpos": header["xpos"], "deprels": header["deprels"], "entity_tags": header["entityTags"],
    }
    config = {
        "D": c["D"], "dropout": 0.0, "words": len(words) + 1, "upos": len(header["upos"]), "xpos": len(header["xpos"]),
        "deprels": len(header["deprels"]), "entityTags": len(header["entityTags"]),
        **{name: c[name] for name in ("arcDim", "labelDim", "entDim", "factDim", "blocks")},
    }
    network = Network(config, tensor("glove.table"))
    network.load_state_dict({parameter: shaped(tensor(name), network, parameter) for parameter, name in names(network).items()})
    network.eval()
    return network, maps


def names(network):
    """Of each parameter of a network: what export.py calls it."""
    out = {"glove": "glove.table", "word.weight": "word.table", "root": "root", "arc_u": "arc.u", "arc_hb": "arc.hb", "arc_dist": "arc.dist", "label_dist": "label.dist"}
    for k in range(len(network.hash)):
        out[f"hash.{k}.weight"] = f"hash.{k}.table"
    pairs = {
        "glove_in": ("glove.w", "glove.b"), "in_ln": ("in.ln.g", "in.ln.b"), "in_w": ("in.w", "in.b"), "out_ln": ("out.ln.g", "out.ln.b"),
        **{layer: (f"{name}.w", f"{name}.b") for layer, name in (
            ("upos", "upos"), ("xpos", "xpos"), ("arc_d", "arc.d"), ("arc_h", "arc.h"), ("label_d", "label.d"), ("label_h", "label.h"),
            ("label_out", "label.out"), ("ent_1", "ent.1"), ("ent_2", "ent.2"), ("fact_1", "fact.1"), ("fact_2", "fact.2"))},
    }
    for i, block in enumerate(network.blocks):
        at = f"block.{i}"
        pairs[f"blocks.{i}.ln"] = (f"{at}.ln.g", f"{at}.ln.b")
        pairs |= {f"blocks.{i}.{part}": (f"{at}.{part}", f"{at}.b{part[1]}") for part in ("w1", "w2")}
        if block.kind == "conv":
            pairs[f"blocks.{i}.conv"] = (f"{at}.conv.w", f"{at}.conv.b")
    known = network.state_dict()
    for layer, (weight, bias) in pairs.items():
        out[f"{layer}.weight"] = weight
        if f"{layer}.bias" in known:
            out[f"{layer}.bias"] = bias
    return out


def shaped(values, network, parameter):
    """A depthwise convolution has a dimension more in a network than in a file."""
    return values.reshape(network.state_dict()[parameter].shape)
