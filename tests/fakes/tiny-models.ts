import { type TinyModel, writeTinyOnnx } from "./tiny-onnx.ts";

/** What comes before "harbour" carries little, so that the words of a subject decide. */
const VOCABULARY = [
  "[PAD]",
  "[UNK]",
  "[CLS]",
  "[SEP]",
  "[MASK]",
  "the",
  ".",
  "harbour",
  "storm",
  "school",
  "vote",
  "ships",
];
const FIRST_WORD = VOCABULARY.indexOf("harbour");
export const TINY_DIMENSIONS = 8;

const INPUTS = ["input_ids", "attention_mask"];

/** A WordPiece tokenizer.json of a dozen words. */
export const TINY_TOKENIZER = JSON.stringify({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: VOCABULARY.slice(0, 5).map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: "BertNormalizer",
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: null,
  decoder: { type: "WordPiece", prefix: "##", cleanup: true },
  model: {
    type: "WordPiece",
    unk_token: "[UNK]",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(VOCABULARY.map((word, id) => [word, id])),
  },
});

/** Numbers between -1 and 1 that are the same each time (a linear congruential generator); common tokens get a tenth. */
function randomTable(width: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: VOCABULARY.length * width }, (_, at) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * (at < FIRST_WORD * width ? 0.1 : 1);
  });
}

function lookUp(output: string, width: number, seed: number): Pick<TinyModel, "nodes" | "tables"> {
  const shape = width === 1 ? [VOCABULARY.length] : [VOCABULARY.length, width];
  return {
    nodes: [{ operator: "Gather", inputs: [`${output}_table`, "input_ids"], output }],
    tables: [{ name: `${output}_table`, shape, values: randomTable(width, seed) }],
  };
}

/** A bi-encoder that gives a random vector per token. */
export function tinyEncoder(inputs: readonly string[] = INPUTS): Buffer {
  return writeTinyOnnx({
    inputs,
    ...lookUp("last_hidden_state", TINY_DIMENSIONS, 7),
    outputs: { last_hidden_state: 3 },
  });
}

/** A bi-encoder that pools in the graph, but leaves the length as it comes. */
export function tinySentenceEncoder(): Buffer {
  const { nodes, tables } = lookUp("tokens", TINY_DIMENSIONS, 7);
  const mean = { operator: "ReduceMean", inputs: ["tokens"], output: "sentence_embedding", axes: [1] };
  return writeTinyOnnx({ inputs: INPUTS, nodes: [...nodes, mean], tables, outputs: { sentence_embedding: 2 } });
}

/** An extractive QA model: a random start and end logit per token, and no other head. */
export function tinyReader(inputs: readonly string[] = [...INPUTS, "token_type_ids"]): Buffer {
  const [start, end] = [lookUp("start_logits", 1, 3), lookUp("end_logits", 1, 5)];
  return writeTinyOnnx({
    inputs,
    nodes: [...start.nodes, ...end.nodes],
    tables: [...start.tables, ...end.tables],
    outputs: { start_logits: 2, end_logits: 2 },
  });
}

const config = JSON.stringify({ model_type: "bert", hidden_size: TINY_DIMENSIONS, max_position_embeddings: 128 });

/** The files of a model in Hugging Face's layout. */
export function tinyFiles(model: Uint8Array): Record<string, string | Uint8Array> {
  return { "config.json": config, "tokenizer.json": TINY_TOKENIZER, "onnx/model.onnx": model };
}
