import { checkModel } from "../onnx/check-model.ts";
import { hashModel, type ModelFolder } from "../onnx/model-folder.ts";
import { type ModelPool, mapInOrder } from "../onnx/model-pool.ts";
import type { ReadOutput } from "../onnx/worker.ts";
import { splitSentences } from "../text/sentences.ts";
import type { Passage } from "../types.ts";
import { decodeSpans } from "./decode-span.ts";
import type { Reader, Reading, SentenceScore } from "./reader.ts";

const SPANS_PER_PASSAGE = 5;

/** Stands for "not at all" where the model has nothing to say. */
const NO_LOGIT = -10;

/** Tokens `from..to` (end exclusive) that stand within a stretch of the text. */
function tokensWithin(output: ReadOutput, start: number, end: number): { readonly from: number; readonly to: number } {
  const from = output.starts.findIndex((at) => at >= start);
  const to = output.ends.findLastIndex((at) => at <= end) + 1;
  return from === -1 || to <= from ? { from: 0, to: 0 } : { from, to };
}

/** Places within the passage's running text become places within the article. */
function toReading(passage: Passage, body: string, output: ReadOutput): Reading {
  const sentences = splitSentences(body).map((place) => ({
    ...place,
    ...tokensWithin(output, place.start, place.end),
  }));
  const sentenceOf = new Int32Array(output.starts.length).fill(-1);
  for (const [index, { from, to }] of sentences.entries()) sentenceOf.fill(index, from, to);
  const sameSentence = (first: number, last: number) =>
    sentenceOf[first] === sentenceOf[last] && sentenceOf[first] !== -1;
  const spans = decodeSpans(output.startLogits, output.endLogits, SPANS_PER_PASSAGE, sameSentence).map((span) => ({
    passageId: passage.id,
    articleId: passage.articleId,
    start: passage.bodyStart + (output.starts[span.first] ?? 0),
    end: passage.bodyStart + (output.ends[span.last] ?? 0),
    score: span.score - output.nullLogit,
  }));
  const best = spans[0]?.score ?? NO_LOGIT;
  // Without an evidence head, a sentence is worth its best span: start + end logit less the null, as `relevance` is.
  const evidenceOf = (from: number, to: number): number => {
    if (!output.evidenceLogits) {
      const [span] = decodeSpans(output.startLogits.slice(from, to), output.endLogits.slice(from, to), 1);
      return span ? span.score - output.nullLogit : NO_LOGIT;
    }
    return output.evidenceLogits.slice(from, to).reduce((sum, logit) => sum + logit, 0) / (to - from);
  };
  const scored: SentenceScore[] = sentences.map(({ start, end, from, to }) => ({
    start: passage.bodyStart + start,
    end: passage.bodyStart + end,
    // A sentence beyond what the model reads has no tokens, and no say.
    score: to > from ? evidenceOf(from, to) : NO_LOGIT,
  }));
  return {
    passage,
    spans,
    sentences: scored,
    relevance: output.relevance ?? best,
    answerable: output.answerable ?? best,
  };
}

/** The reader over an ONNX cross-encoder: span logits, and where the model has them evidence, relevance and answerable. */
export async function createOnnxReader(model: ModelFolder, pool: ModelPool): Promise<Reader> {
  const { modelFile, tokenizerFile, config } = model;
  await checkModel(model, pool);
  return {
    id: `onnx:${await hashModel(model)}`,
    read: (question, passages, signal) =>
      mapInOrder(passages, pool.threads, signal, async (passage) => {
        const text = passage.text.slice(passage.bodyStart - passage.start);
        const { heading } = passage;
        return toReading(
          passage,
          text,
          await pool.read({ modelFile, tokenizerFile, maxTokens: config.maxTokens, question, heading, text }),
        );
      }),
  };
}
