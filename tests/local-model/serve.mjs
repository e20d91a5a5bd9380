import { createServer } from "node:http";

/**
 * Serves a GGUF model through as much of OpenAI's API as Dateline uses, on one thread: `node serve.mjs <node-llama-cpp's entry>
 * <model.gguf> <port>`. For trying a real model; run.sh sets it up.
 */
const [library, modelPath, port] = process.argv.slice(2);
const { getLlama, LlamaChatSession } = await import(library);
const llama = await getLlama({ build: "never", gpu: false, maxThreads: 1 });
const model = await llama.loadModel({ modelPath });

function chunk(delta, finish = null) {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  const body = { id: "local", created: 1, model: "local", object: "chat.completion.chunk", choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { messages, max_tokens: maxTokens = 200 } = JSON.parse(Buffer.concat(parts).toString("utf8"));
  const textOf = (isUser) =>
    messages
      .filter(({ role }) => (role === "user") === isUser)
      .map(({ content }) => content)
      .join("\n");
  const context = await model.createContext({ contextSize: 4096, threads: 1 });
  const session = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: textOf(false) });
  response.writeHead(200, { "content-type": "text/event-stream" });
  const onTextChunk = (content) => response.write(chunk({ content }));
  const said = await session.prompt(textOf(true), { temperature: 0, maxTokens, onTextChunk });
  response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
  await context.dispose();
  process.stderr.write(`The model said: ${said}\n`);
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    process.stderr.write(`${error}\n`);
    response.destroy();
  });
}).listen(Number(port), "127.0.0.1", () => process.stderr.write("ready\n"));
