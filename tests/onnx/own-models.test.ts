import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig } from "../../lib/config.ts";
import { createDateline } from "../../lib/dateline.ts";
import { createOnnxEmbedder } from "../../lib/embed/onnx.ts";
import { openModelFolder } from "../../lib/onnx/model-folder.ts";
import { createModelPool } from "../../lib/onnx/model-pool.ts";
import { createOnnxReader } from "../../lib/read/onnx.ts";
import { describeEmbedder } from "../contracts/embedder.contract.ts";
import { describeReader } from "../contracts/reader.contract.ts";
import { makePassage } from "../fakes/articles.ts";
import { writeFiles } from "../fakes/temporary-folder.ts";
import {
  TINY_DIMENSIONS,
  TINY_TOKENIZER,
  tinyEncoder,
  tinyFiles,
  tinyReader,
  tinySentenceEncoder,
} from "../fakes/tiny-models.ts";

const pool = createModelPool(readConfig({}).workerFile, 1);
const root = mkdtempSync(join(tmpdir(), "dateline-own-"));
afterAll(async () => {
  await pool.close();
  rmSync(root, { recursive: true, force: true });
});

type Files = Record<string, string | Uint8Array>;

function folderOf(files: Files): string {
  const folder = mkdtempSync(join(root, "model-"));
  writeFiles(folder, files);
  return folder;
}

const embedderOf = async (files: Files) => createOnnxEmbedder(openModelFolder(folderOf(files), "embedder"), pool);
const readerOf = async (files: Files) => createOnnxReader(openModelFolder(folderOf(files), "reader"), pool);

const clsPooling = { "1_Pooling/config.json": JSON.stringify({ pooling_mode_cls_token: true }) };

describeEmbedder("tiny, token vectors", async () => ({ embedder: await embedderOf(tinyFiles(tinyEncoder())) }));
describeEmbedder("tiny, pooled in the graph", async () => ({
  embedder: await embedderOf(tinyFiles(tinySentenceEncoder())),
}));
describeReader("tiny", async () => ({ reader: await readerOf(tinyFiles(tinyReader())), runs: 30 }));

describe("a model of one's own", () => {
  test("pooled over all tokens is what the graph's own mean gives", async () => {
    const inWorker = await (await embedderOf(tinyFiles(tinyEncoder()))).embed(["storm ships"]);
    const inGraph = await (await embedderOf(tinyFiles(tinySentenceEncoder()))).embed(["storm ships"]);
    for (const [at, value] of (inWorker[0] ?? []).entries()) expect(value).toBeCloseTo(inGraph[0]?.[at] ?? 9, 5);
  });

  test("pooled by [CLS] takes that token's vector alone", async () => {
    const [a, b] = await (await embedderOf({ ...tinyFiles(tinyEncoder()), ...clsPooling })).embed(["storm", "school"]);
    expect(a).toEqual(b);
  });

  test("is the quantised one where there are several", () => {
    const folder = folderOf({ ...tinyFiles(tinyEncoder()), "onnx/model_quantized.onnx": tinyEncoder() });
    expect(openModelFolder(folder, "embedder").modelFile).toBe(join(folder, "onnx/model_quantized.onnx"));
  });

  test("reads as many tokens as its config says, 512 at most", () => {
    const limit = (files: Files) => openModelFolder(folderOf(files), "embedder").config.maxTokens;
    const files = tinyFiles(tinyEncoder());
    expect(limit(files)).toBe(128);
    expect(limit({ ...files, "sentence_bert_config.json": '{"max_seq_length": 64}' })).toBe(64);
    expect(
      limit({ ...files, "config.json": '{"model_type":"bert","hidden_size":8,"max_position_embeddings":4096}' }),
    ).toBe(512);
  });

  test("without other heads ranks, decides and chooses sentences by its best span", async () => {
    const reader = await readerOf(tinyFiles(tinyReader()));
    const [reading] = await reader.read("storm?", [makePassage("The storm sank ships. The school will vote.")]);
    const best = reading?.spans[0]?.score ?? Number.NaN;
    expect(reading).toMatchObject({ relevance: best, answerable: best });
    expect(Math.max(...(reading?.sentences ?? []).map(({ score }) => score))).toBeCloseTo(best, 5);
  });
});

const bpe = JSON.stringify({ ...JSON.parse(TINY_TOKENIZER), model: { type: "BPE", vocab: {}, merges: [] } });
const noCls = TINY_TOKENIZER.replaceAll("[CLS]", "<s>");
const wider = JSON.stringify({ model_type: "bert", hidden_size: TINY_DIMENSIONS + 1 });
const without = (name: string): Files =>
  Object.fromEntries(Object.entries(tinyFiles(tinyEncoder())).filter(([key]) => key !== name));

describe("the settings", () => {
  test("take a folder of one's own, and the models that ship without one", () => {
    const { embedderFolder, readerFolder } = readConfig({ EMBEDDER_MODEL: "/own/e", READER_MODEL: "r" }, "/here");
    expect([embedderFolder, readerFolder]).toEqual(["/own/e", "/here/r"]);
    expect(readConfig({}, "/here").readerFolder).toBe("/here/models/reader");
  });

  test("open an archive with them, and warn that the ranker was fitted for another reader", async () => {
    const warnings: string[] = [];
    const config = readConfig({
      EMBEDDER_MODEL: folderOf(tinyFiles(tinyEncoder())),
      READER_MODEL: folderOf(tinyFiles(tinyReader())),
      DATELINE_DATA: folderOf({}),
      DATELINE_CORPUS: folderOf({}),
    });
    const dateline = await createDateline(config, { warn: (message) => warnings.push(message) });
    await dateline.close();
    expect(warnings).toEqual([expect.stringContaining("fitted for the reader that ships")]);
  });
});

describe("a wrong folder is refused at the start", () => {
  test.each<[string, Files, RegExp]>([
    ["without weights", without("onnx/model.onnx"), /no .*model\.onnx/],
    ["without a tokenizer", without("tokenizer.json"), /no .*tokenizer\.json/],
    ["without a config", without("config.json"), /no .*config\.json/],
    ["without dimensions", { ...tinyFiles(tinyEncoder()), "config.json": '{"model_type":"bert"}' }, /hidden_size/],
    ["of other dimensions than it says", { ...tinyFiles(tinyEncoder()), "config.json": wider }, /9 dimensions/],
    ["with a pooling of its own", { ...tinyFiles(tinyEncoder()), "1_Pooling/config.json": "{}" }, /mean or cls/],
    ["that is a QA model", tinyFiles(tinyReader()), /extractive QA model, not an embedder/],
    ["with an unknown input", tinyFiles(tinyEncoder(["input_ids", "bbox"])), /unknown input bbox/],
    ["with a BPE tokenizer", { ...tinyFiles(tinyEncoder()), "tokenizer.json": bpe }, /BPE tokenizer/],
    ["with a tokenizer without [CLS]", { ...tinyFiles(tinyEncoder()), "tokenizer.json": noCls }, /no \[CLS\]/],
    ["with weights that are none", tinyFiles(Buffer.from("none")), /cannot be used/],
  ])("as embedder, %s", async (_name, files, message) => {
    await expect(embedderOf(files)).rejects.toMatchObject({
      code: "bad-model",
      message: expect.stringMatching(message),
      hint: expect.stringContaining("EMBEDDER_MODEL"),
    });
  });

  test("as reader, that is an embedder", async () => {
    await expect(readerOf(tinyFiles(tinyEncoder()))).rejects.toMatchObject({
      code: "bad-model",
      message: expect.stringMatching(/embedder, not an extractive QA model/),
      hint: expect.stringContaining("READER_MODEL"),
    });
  });
});
