import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCachedReader } from "../../lib/read/cached.ts";
import { openRealModels } from "../fakes/real-models.ts";
import { createToyReader } from "../fakes/toy-reader.ts";
import { describeReader } from "./reader.contract.ts";

describeReader("toy", async () => ({ reader: createToyReader(), runs: 100 }));

describeReader("toy, with its readings kept", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dateline-readings-"));
  const close = async () => rmSync(folder, { recursive: true });
  return { reader: createCachedReader(createToyReader(), folder), close, runs: 30 };
});

describeReader("ONNX, models/reader", async () => {
  const models = openRealModels();
  return { reader: await models.reader(), close: models.close, runs: 15 };
});
