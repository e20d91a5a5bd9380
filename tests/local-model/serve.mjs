import { createServer } from "node:http";

/**
 * Serves a GGUF model through as much of OpenAI's API as Dateline uses, on one thread: `node serve.mjs <node-llama-cpp's entry>
 * <model.gguf> <port>`. For trying a real model; run.sh sets it up.
 */
const [library, modelPath, port] = process.argv.slice(2);
const { getLlama, LlamaChatSession } = await import(library);
const llama = await getLlama({ build: "never", gpu: false, maxThreads: 1 });
const model = await llama.loadModel({ modelPath });
const BASE = { id: "local", created: 1, model: "local" };

function sendEvent(response, fields) {
  const body = { ...BASE, object: "chat.completion.chunk", choices: [], ...fields };
  response.write(`data: ${JSON.stringify(body)}\n\n`);
}

/** Lets the model go on from the messages; `onText` hears the words as they come. */
async function say({ messages, max_tokens: maxTokens = 200 }, onText) {
  const textOf = (isUser) =>
    messages
      .filter(({ role }) => (role === "user") === isUser)
      .map(({ content }) => content)
      .join("\n");
  const context = await model.createContext({ contextSize: 4096, threads: 1 });
  try {
    const sequence = context.getSequence();
    const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: textOf(false) });
    const options = { temperature: 0, maxTokens, onTextChunk: onText };
    const { responseText, stopReason } = await session.promptWithMeta(textOf(true), options);
    process.stderr.write(`The model said: ${responseText}\n`);
    const { usedInputTokens: prompt_tokens, usedOutputTokens: completion_tokens } = sequence.tokenMeter;
    const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
    return { text: responseText, finish: stopReason === "maxTokens" ? "length" : "stop", usage };
  } finally {
    await context.dispose();
  }
}

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString("utf8"));
  if (!body.stream) {
    const { text, finish, usage } = await say(body, () => {});
    const choices = [{ index: 0, message: { role: "assistant", content: text }, finish_reason: finish }];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...BASE, object: "chat.completion", choices, usage }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (delta, finish = null) => sendEvent(response, { choices: [{ index: 0, delta, finish_reason: finish }] });
  const { finish, usage } = await say(body, (content) => send({ content }));
  send({}, finish);
  if (body.stream_options?.include_usage) sendEvent(response, { usage });
  response.end("data: [DONE]\n\n");
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    process.stderr.write(`${error}\n`);
    response.destroy();
  });
}).listen(Number(port), "127.0.0.1", () => process.stderr.write("ready\n"));
