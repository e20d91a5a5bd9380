import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeAtomically } from "./atomic-file.ts";
import { quantise, restore } from "./vector-matrix.ts";

/**
 * Vectors on disk, so that a start embeds only what is new. Keyed twice: the file by the embedder (another model has
 * another file), each vector by the hash of the text it was made from. Never trusted when damaged: the whole file carries a
 * checksum, and what cannot be read is embedded again.
 */
export interface VectorCache {
  get(text: string): Float32Array | undefined;
  /** Keeps exactly the vectors of these texts and writes them, all or nothing. */
  write(entries: readonly { readonly text: string; readonly vector: Float32Array }[]): void;
}

const KEY_BYTES = 16;
const HeaderSchema = z.object({
  format: z.literal(1),
  embedder: z.string(),
  dimensions: z.number(),
  count: z.number(),
  sha256: z.string(),
});

function keyOf(text: string): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, KEY_BYTES);
}

/** File: one line of JSON, then per vector its key (16 bytes) and its components (int8, as the store keeps them). */
function parseFile(file: Buffer, embedder: string, dimensions: number): Map<string, Float32Array> {
  const line = file.indexOf(10);
  const header = HeaderSchema.parse(JSON.parse(file.subarray(0, line).toString("utf8")));
  const body = file.subarray(line + 1);
  const size = KEY_BYTES + dimensions;
  if (header.embedder !== embedder || header.dimensions !== dimensions) throw new Error("it is of another model");
  if (body.length !== header.count * size) throw new Error("it is cut short");
  if (createHash("sha256").update(body).digest("hex") !== header.sha256) throw new Error("its checksum is wrong");
  const vectors = new Map<string, Float32Array>();
  for (let at = 0; at < body.length; at += size) {
    const components = Int8Array.from(body.subarray(at + KEY_BYTES, at + size));
    vectors.set(body.subarray(at, at + KEY_BYTES).toString("hex"), restore(components));
  }
  return vectors;
}

/** Opens the cache of one embedder in `folder`. A damaged file is reported through `warn` and treated as empty. */
export function openVectorCache(
  folder: string,
  embedder: string,
  dimensions: number,
  warn: (message: string) => void,
): VectorCache {
  const name = `vectors-${createHash("sha256").update(embedder).digest("hex").slice(0, 12)}.bin`;
  const path = join(folder, name);
  let vectors = new Map<string, Float32Array>();
  if (existsSync(path)) {
    try {
      vectors = parseFile(readFileSync(path), embedder, dimensions);
    } catch (cause) {
      warn(
        `The index cache ${path} is damaged (${cause instanceof Error ? cause.message : String(cause)}); it is built again.`,
      );
    }
  }
  return {
    get: (text) => vectors.get(keyOf(text).toString("hex")),
    write(entries) {
      const unique = new Map(entries.map(({ text, vector }) => [keyOf(text).toString("hex"), vector]));
      const same = unique.size === vectors.size && [...unique.keys()].every((key) => vectors.has(key));
      if (same && existsSync(path)) return;
      const parts = [...unique].flatMap(([key, vector]) => [
        Buffer.from(key, "hex"),
        Buffer.from(quantise(vector).buffer),
      ]);
      const body = Buffer.concat(parts);
      const sha256 = createHash("sha256").update(body).digest("hex");
      const header = JSON.stringify({ format: 1, embedder, dimensions, count: unique.size, sha256 });
      writeAtomically(path, Buffer.concat([Buffer.from(`${header}\n`), body]));
      vectors = unique;
    },
  };
}
