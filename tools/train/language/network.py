"""The network: one encoder, heads for tags, tree, names and factuality. shared/language/model/README.md draws it."""

import torch
from torch import nn
import torch.nn.functional as F

from features import HASH_FEATURES, HASH_ROWS

MAX_DISTANCE = 20


def linear(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class Convolution(nn.Module):
    """Depthwise convolution of width 7, gated linear unit."""

    kind = "conv"

    def __init__(self, size, dropout):
        super().__init__()
        self.ln = nn.LayerNorm(size)
        self.conv = nn.Conv1d(size, size, 7, padding=3, groups=size)
        self.w1 = linear(size, 2 * size)
        self.w2 = linear(size, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        y = self.ln(x) * mask
        y = self.conv(y.transpose(1, 2)).transpose(1, 2).contiguous()
        value, gate = self.w1(y).chunk(2, -1)
        return self.w2(self.dropout(value * torch.sigmoid(gate)))


def scan(forget, value):
    """c[t] = forget[t] * c[t-1] + value[t] along dimension 1, in a logarithm of steps instead of one a word."""
    length, step = forget.shape[1], 1
    while step < length:
        value = torch.cat([value[:, :step], value[:, step:] + forget[:, step:] * value[:, :-step]], 1)
        forget = torch.cat([forget[:, :step], forget[:, step:] * forget[:, :-step]], 1)
        step *= 2
    return value


class Recurrence(nn.Module):
    """Simple recurrent unit, one half of the channels forward, one backward."""

    kind = "sru"

    def __init__(self, size, dropout):
        super().__init__()
        self.ln = nn.LayerNorm(size)
        self.w1 = linear(size, 3 * size)
        self.w2 = linear(size, size)
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():
            self.w1.bias[size:2 * size] = 0.5

    def forward(self, x, mask):
        value, forget, output = self.w1(self.ln(x)).chunk(3, -1)
        # Padding keeps the state as it is, so the backward direction enters a sentence with an empty state.
        forget = torch.sigmoid(forget) * mask + (1 - mask)
        fresh = (1 - forget) * value
        half = x.shape[-1] // 2
        ahead = scan(forget[..., :half], fresh[..., :half])
        back = scan(forget[..., half:].flip(1), fresh[..., half:].flip(1)).flip(1)
        state = torch.cat([ahead, back], -1)
        return self.w2(self.dropout(torch.sigmoid(output) * torch.tanh(state)))


def products(a, b):
    """
    a @ b, sentence by sentence where they are long: this torch multiplies batches without its matrix library.
    (It does so for any input that is not contiguous, too; hence the calls of `contiguous`.)
    """
    return torch.stack([x @ y for x, y in zip(a, b)]) if a.shape[1] > 16 else a @ b


class Network(nn.Module):
    def __init__(self, config, glove):
        super().__init__()
        size, drop = config["D"], config["dropout"]
        self.config = config
        self.word = nn.Embedding(config["words"], size, sparse=True)
        self.hash = nn.ModuleList(nn.Embedding(HASH_ROWS, size, sparse=True) for _ in range(HASH_FEATURES))
        for table in [self.word, *self.hash]:
            nn.init.normal_(table.weight, std=0.5 * size ** -0.5 if table is not self.word else size ** -0.5)
        self.register_buffer("glove", glove)
        self.glove_in = linear(glove.shape[1], size)
        self.root = nn.Parameter(torch.randn(size) * size ** -0.5)
        self.in_ln = nn.LayerNorm(size)
        self.in_w = linear(size, size)
        self.dropout = nn.Dropout(drop)
        kinds = {"conv": Convolution, "sru": Recurrence}
        self.blocks = nn.ModuleList(kinds[kind](size, 0.7 * drop) for kind in config["blocks"])
        self.out_ln = nn.LayerNorm(size)
        self.upos = linear(size, config["upos"])
        self.xpos = linear(size, config["xpos"])
        arc = config["arcDim"]
        self.arc_d, self.arc_h = linear(size, arc), linear(size, arc)
        self.arc_u = nn.Parameter(torch.empty(arc, arc))
        nn.init.xavier_uniform_(self.arc_u)
        self.arc_hb = nn.Parameter(torch.zeros(arc))
        self.arc_dist = nn.Parameter(torch.zeros(2 * MAX_DISTANCE + 1))
        label = config["labelDim"]
        self.label_d, self.label_h = nn.Linear(size, label, bias=False), linear(size, label)
        nn.init.xavier_uniform_(self.label_d.weight)
        self.label_dist = nn.Parameter(torch.randn(2 * MAX_DISTANCE + 1, label) * 0.05)
        self.label_out = linear(label, config["deprels"])
        self.ent_1, self.ent_2 = linear(size, config["entDim"]), linear(config["entDim"], config["entityTags"])
        self.fact_1, self.fact_2 = linear(size, config["factDim"]), linear(config["factDim"], 1)

    def tables(self):
        """The embeddings' weights: large, and of their rows a batch meets few."""
        return [self.word.weight, *(table.weight for table in self.hash)]

    def encode(self, word, hashes, glove, mask):
        """@param mask batch × (1 + words), 1 where there is a word or the root. Position 0 is the root."""
        x = self.word(word)
        for k, table in enumerate(self.hash):
            x = x + table(hashes[..., k])
        x = x + self.glove_in(self.glove[glove])
        x = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        m = mask.unsqueeze(-1)
        x = self.in_w(self.dropout(self.in_ln(x)))
        for block in self.blocks:
            x = x + self.dropout(block(x, m))
        return self.dropout(self.out_ln(x))

    def arcs(self, z, mask):
        """Scores, batch × words × (1 + words): how well each word hangs on each head; 0 is the root."""
        d, h = F.relu(self.arc_d(z[:, 1:].contiguous())), F.relu(self.arc_h(z))
        d, h = self.dropout(d), self.dropout(h)
        scores = products(d, (h @ self.arc_u.T).transpose(1, 2)) + (h @ self.arc_hb).unsqueeze(1)
        n = z.shape[1]
        places = torch.arange(n)
        distance = (places.unsqueeze(0) - places[1:].unsqueeze(1)).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        scores = scores + self.arc_dist[distance]
        scores = scores.masked_fill(mask.unsqueeze(1) == 0, -1e4)
        return scores.masked_fill((places.unsqueeze(0) == places[1:].unsqueeze(1)).unsqueeze(0), -1e4)

    def labels(self, z, heads):
        """Scores, batch × words × labels, for the given heads."""
        at = heads.unsqueeze(-1)
        h = self.label_h(z)
        h = h.gather(1, at.expand(-1, -1, h.shape[-1]))
        places = torch.arange(1, z.shape[1]).unsqueeze(0)
        distance = (heads - places).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        r = F.relu(self.label_d(z[:, 1:].contiguous()) + h + self.label_dist[distance])
        return self.label_out(self.dropout(r))

    def entities(self, z):
        return self.ent_2(self.dropout(F.relu(self.ent_1(z[:, 1:].contiguous()))))

    def factuality(self, z):
        return self.fact_2(self.dropout(F.relu(self.fact_1(z[:, 1:].contiguous())))).squeeze(-1)
