#!/usr/bin/env bash
# The whole recipe: environment, data, both models, figures, export. Each step is skipped when its result is there and
# training goes on from its last checkpoint, so run it again after an interruption. With --smoke: the same chain in
# under two minutes on forty built-in texts, touching nothing outside training/.work/smoke.
#
#   training/run.sh [--data ../shared/data] [--minutes 120] [--smoke]        PYTHON=python3.11 VENV=.venv
set -euo pipefail
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}   # threads that spin while they wait lose two thirds where cores are shared
cd "$(dirname "$0")"
data=../../shared/data minutes=120 smoke=
while [ $# -gt 0 ]; do
  case $1 in
    --data) data=$2; shift 2 ;;
    --minutes) minutes=$2; shift 2 ;;
    --smoke) smoke=1; shift ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
case $minutes in ''|*[!0-9]*|[0-3]) echo "--minutes is a whole number of at least 4, not '$minutes'" >&2; exit 2 ;; esac

venv=${VENV:-.venv}
if [ ! -x "$venv/bin/python" ]; then
  "${PYTHON:-python3}" -m venv "$venv"
  "$venv/bin/pip" install --quiet -r requirements.txt
fi
python=$venv/bin/python

if [ -n "$smoke" ]; then
  rm -rf .work/smoke
  "$python" smoke.py
  exit
fi

[ -f .work/stories.json ] || "$python" prepare.py --data "$data"
[ -f .work/embedder/final.pt ] || "$python" train_embedder.py --minutes $((minutes / 4)) --keep 0.3
"$python" evaluate_embedder.py --weights .work/embedder/final.pt --against base --json .work/embedder.dev.json
"$python" export_onnx.py embedder --weights .work/embedder/final.pt
"$python" parity.py embedder --weights .work/embedder/final.pt
"$python" evaluate_embedder.py --onnx ../models/embedder/model.onnx --json .work/embedder.int8.json
[ -f .work/main/final.pt ] || "$python" train_reader.py --name main --minutes "$minutes" --decay-minutes $((minutes / 5))
# Trained on from there and averaged with it: better on other text than either.
[ -f .work/more/final.pt ] || "$python" train_reader.py --name more --start .work/main/final.pt --minutes $((minutes * 2)) --decay-minutes $((minutes / 2))
"$python" average.py .work/main/final.pt .work/more/final.pt --out .work/reader.pt
[ -f .work/calibration.json ] || "$python" calibrate.py --weights .work/reader.pt
"$python" export_onnx.py reader --weights .work/reader.pt
"$python" parity.py reader --weights .work/reader.pt
"$python" evaluate_reader.py --onnx .work/reader.fp32.onnx --split dev --limit 300 --json .work/reader.dev.fp32.json
"$python" evaluate_reader.py --onnx ../models/reader/model.onnx --split dev --limit 300 --json .work/reader.dev.int8.json
"$python" evaluate_reader.py --onnx ../models/reader/model.onnx --split test --limit 300 --json .work/reader.test.int8.json
"$python" card.py reader --note "Trained for $minutes minutes, then as long again, and both averaged."
"$python" card.py embedder --note "fine-tuned for $((minutes / 4)) minutes, averaged with 30 % of the base."
echo "Now fit the ranker to the new models: npm run fit-ranker (in the repo's root)"
