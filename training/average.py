"""The mean of two checkpoints' weights, one trained on from the other.

    python average.py .work/main/final.pt .work/third/final.pt --share 0.5 --out .work/reader.pt

Between a model and the same one trained further on other data, the mean keeps more of what either knows than both ends, most of
all on texts that neither saw (Wortsman et al. 2022, arXiv 2109.01903 and 2203.05482).
"""
import argparse
from pathlib import Path

import torch

parser = argparse.ArgumentParser()
parser.add_argument("first", type=Path)
parser.add_argument("second", type=Path)
parser.add_argument("--share", type=float, default=0.5, help="how much of the second")
parser.add_argument("--out", type=Path, required=True)
args = parser.parse_args()
first, second = (torch.load(path, map_location="cpu")["model"] for path in (args.first, args.second))
torch.save({"model": {name: torch.lerp(first[name], second[name], args.share) for name in first}}, args.out)
