import { openOpenAIServer } from "../fakes/openai-server.ts";

/** What the model writes, whatever it is asked: one sentence that the article bears out, one that it does not. */
const WRITES =
  "ISIS-K has been fixated on Russia for the past two years, frequently criticizing Putin. [1] The attack was ordered from Damascus. [1]";

// The app with a language model behind it, for the tests of what the page shows then.
const { baseUrl } = await openOpenAIServer({ say: WRITES });
Object.assign(process.env, { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: "scripted" });
await import("../../cli/start.ts");
