#!/usr/bin/env python3
"""Fits the factuality head of a trained network to both sets of events, the encoder as it is.

    fit_factuality.py --data DIR MODEL.pt --out FITTED.pt

UDS-IH2 tells how sure readers of web text are, on a scale; MEANTIME what the author of a news article commits to, nearly
always fully. One head serves both: MEANTIME's few events without full commitment count as much as UDS's many.
"""

import argparse
import sys

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from network import Network  # noqa: F401  (the saved network is one)
from silver import load_network
from train import batches, number, tensors

import random


@torch.no_grad()
def events(network, maps, sentences):
    """The encoder's output at each event, with what the annotators said."""
    rows = [number(s, maps) for s in sentences]
    states, gold = [], []
    for group in batches(rows, random.Random(0), shuffle=False):
        b = tensors(group)
        z = network.encode(b["word"], b["hash"], b["glove"], b["mask"])[:, 1:]
        known = ~torch.isnan(b["fact"])
        states.append(z[known])
        gold.append(b["fact"][known])
    return torch.cat(states), torch.cat(gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--share", type=float, default=0.3, help="how much of the loss is MEANTIME's")
    parser.add_argument("--steps", type=int, default=1500)
    args = parser.parse_args()
    if not args.data:
        print(corpus.HOMES + "\n\nGive --data DIR.", file=sys.stderr)
        sys.exit(2)
    torch.set_num_threads(1)
    torch.manual_seed(1)
    network, maps = load_network(args.model)
    sets = {(name, part): events(network, maps, corpus.factuality(args.data, name, part)) for name in ("uds-ih2", "meantime") for part in ("train", "dev")}
    head = [*network.fact_1.parameters(), *network.fact_2.parameters()]
    for p in network.parameters():
        p.requires_grad_(False)
    for p in head:
        p.requires_grad_(True)
    for layer in (network.fact_1, network.fact_2):
        layer.reset_parameters()
    optimizer = torch.optim.AdamW(head, lr=2e-3, weight_decay=0.05)

    def forward(states, drop):
        hidden = F.relu(network.fact_1(F.dropout(states, drop, training=drop > 0)))
        return network.fact_2(F.dropout(hidden, drop, training=drop > 0)).squeeze(-1)

    def correlations():
        with torch.no_grad():
            return {name: float(np.corrcoef(forward(sets[name, "dev"][0], 0).clamp(-3, 3), sets[name, "dev"][1])[0, 1]) for name in ("uds-ih2", "meantime")}

    uds, news = sets["uds-ih2", "train"], sets["meantime", "train"]
    # An event that the author does not fully stand behind weighs as much as nine that he does.
    weight = 1 + 8 * (news[1] < 2.9).float()
    for step in range(1, args.steps + 1):
        pick = torch.randint(len(uds[1]), (512,))
        some = torch.multinomial(weight, 256, replacement=True)
        loss = (1 - args.share) * F.mse_loss(forward(uds[0][pick], 0.2), uds[1][pick]) + args.share * F.mse_loss(forward(news[0][some], 0.2), news[1][some])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 250 == 0:
            for group in optimizer.param_groups:
                group["lr"] *= 0.6
            print(f"step {step}/{args.steps}  loss {loss.item():.3f}  " + "  ".join(f"{n} r {r:.3f}" for n, r in correlations().items()), file=sys.stderr)
    saved = torch.load(args.model)
    saved["state"] = network.state_dict()
    torch.save(saved, args.out)


if __name__ == "__main__":
    main()
