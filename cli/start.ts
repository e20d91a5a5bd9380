import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const NEXT = join("node_modules", "next", "dist", "bin", "next");
const SOURCES = ["app", "lib", "next.config.mjs", "package-lock.json", "instrumentation.ts", "postcss.config.mjs"];
const BUILD_STAMP = join(".next", "BUILD_ID");

/** Milliseconds since 1970 of the newest change below a path; 0 where it is missing. */
function newestChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function buildIfStale(): void {
  const built = newestChange(BUILD_STAMP);
  if (built > Math.max(...SOURCES.map(newestChange))) return;
  console.log(
    built === 0
      ? "Building Dateline (the first time takes a minute) …"
      : "Building Dateline: its sources have changed …",
  );
  const { status } = spawnSync(process.execPath, [NEXT, "build"], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) {
    console.error("The build failed. `npm run build` shows all of it.");
    process.exit(1);
  }
}

/** The port to listen on: PORT, else 3000. */
function readPort(): number {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`PORT is ${process.env.PORT}; it must be a number from 1 to 65535.`);
  process.exit(2);
}

/** Waits until questions can be answered, telling what is done meanwhile. */
async function announce(address: string): Promise<void> {
  let told = "";
  for (;;) {
    const answer = await fetch(`${address}/api/health`);
    if (answer.ok) break;
    const { detail } = (await answer.json()) as { detail?: string };
    if (detail && detail !== told) console.log(detail);
    told = detail ?? told;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  console.log(`Dateline answers at ${address}`);
}

/** Serves the build in this very process: a second one would only cost memory. */
async function serve(port: number): Promise<void> {
  Object.assign(process.env, { NODE_ENV: "production" });
  const { default: next } = await import("next");
  const app = next({ dev: false, port });
  await app.prepare();
  const answerRequest = app.getRequestHandler();
  const server = createServer((request, response) => void answerRequest(request, response));
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken. Set PORT to another.` : error.message);
    process.exit(1);
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

const port = readPort();
buildIfStale();
await serve(port);
await announce(`http://localhost:${port}`);
