import { openRealModels } from "../fakes/real-models.ts";
import { createToyReader } from "../fakes/toy-reader.ts";
import { describeReader } from "./reader.contract.ts";

describeReader("toy", async () => ({ reader: createToyReader(), runs: 100 }));

describeReader("ONNX, models/reader", async () => {
  const models = openRealModels();
  return { reader: await models.reader(), close: models.close, runs: 15 };
});
