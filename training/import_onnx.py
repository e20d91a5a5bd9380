"""A released int8 model -> PyTorch weights, so that training can go on from it: the repo carries no fp32 checkpoint.

    python import_onnx.py reader [--model ../models/reader/model.onnx] --out .work/released.pt

Undoes export_onnx.py: every MatMul's int8 matrix times its scale a column, the word table times its scale a row; the rest is
fp32 as it is. What training needs is lost only within the rounding (one part in 127 of a column's largest weight).
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from encoder import LAYERS, Embedder, Reader

HERE = Path(__file__).resolve().parent
# What the name of a matrix product in the graph holds -> the weight that it multiplies by.
PLACES = {f"/layers.{i}/{part}/": f"encoder.layers.{i}.{part}.weight" for i in range(LAYERS) for part in ("qkv", "out", "up", "down")} | {
    "/tokens/": "tokens.weight", "/pair/pair.0/": "pair.0.weight", "/pair/pair.3/": "pair.3.weight"}


def weights_of(path: Path, model: torch.nn.Module) -> dict[str, torch.Tensor]:
    graph = onnx.load(str(path)).graph
    held = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {name: torch.from_numpy(held[name].copy()) for name in model.state_dict() if name in held}
    state["encoder.words.weight"] = torch.from_numpy(held["words_int8"].astype(np.float32) * held["words_scale"])
    for node in graph.node:
        place = next((name for part, name in PLACES.items() if part in node.name), None)
        if place and node.op_type in ("MatMulInteger", "MatMul"):
            name = node.input[1].removesuffix("_quantized")
            scale = held.get(f"{name}_scale", 1.0)
            matrix = next(held[n] for n in (f"{name}_quantized", f"{name}_int8", name) if n in held).astype(np.float32) * scale
            state[place] = torch.from_numpy(matrix.T.copy())
    return state


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["embedder", "reader"])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = Embedder() if args.kind == "embedder" else Reader()
    state = weights_of(args.model or HERE.parent / "models" / args.kind / "model.onnx", model)
    missing = [k for k in model.state_dict() if k not in state]
    if missing:
        raise SystemExit(f"not found in the file: {missing}")
    model.load_state_dict(state)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
