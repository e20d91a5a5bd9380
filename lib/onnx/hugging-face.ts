import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** How a bi-encoder's token vectors become one vector. */
export type Pooling = "mean" | "cls";

/** BERT's positions, and what our speed is measured for; longer inputs are cut. */
const MOST_TOKENS = 512;

const TransformerSchema = z.object({
  hidden_size: z.number().int().positive().optional(),
  /** DistilBERT's name for it. */
  dim: z.number().int().positive().optional(),
  max_position_embeddings: z.number().int().min(16).default(MOST_TOKENS),
});

const LimitSchema = z.object({ max_seq_length: z.number().int().min(16).nullish() });

const PoolingSchema = z.object({
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_mean_tokens: z.boolean().optional(),
});

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function readPooling(folder: string): Pooling {
  const file = join(folder, "1_Pooling", "config.json");
  if (!existsSync(file)) return "mean";
  const pooling = PoolingSchema.parse(readJson(file));
  if (pooling.pooling_mode_cls_token) return "cls";
  if (pooling.pooling_mode_mean_tokens) return "mean";
  throw new Error("1_Pooling/config.json asks for a pooling other than mean or cls");
}

/** What a folder in the usual Hugging Face layout says of its model, in the words of our own config.json. */
export function readHuggingFaceConfig(folder: string, content: unknown, kind: "embedder" | "reader") {
  const { hidden_size, dim, max_position_embeddings } = TransformerSchema.parse(content);
  const { max_seq_length } = LimitSchema.parse(readJson(join(folder, "sentence_bert_config.json")));
  const dimensions = hidden_size ?? dim;
  if (kind === "embedder" && !dimensions) throw new Error('it names no "hidden_size"');
  return {
    kind,
    dimensions,
    maxTokens: Math.min(max_seq_length ?? MOST_TOKENS, max_position_embeddings, MOST_TOKENS),
    prefix: "",
    pooling: kind === "embedder" ? readPooling(folder) : undefined,
  };
}
