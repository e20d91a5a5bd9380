import { openRealModels } from "../fakes/real-models.ts";
import { createToyEmbedder } from "../fakes/toy-embedder.ts";
import { describeEmbedder } from "./embedder.contract.ts";

describeEmbedder("toy", async () => ({ embedder: createToyEmbedder() }));

describeEmbedder("ONNX, models/embedder", async () => {
  const models = openRealModels();
  return { embedder: await models.embedder(), close: models.close };
});
