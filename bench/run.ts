import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Measures a server as its users meet it, over HTTP: `npm run bench`. Prints a Markdown table and asserts nothing;
 * with `--write` the docs quote it. */
const QUESTIONS = [
  "Why would ISIS-K attack Russia?",
  "What attacks has the group carried out?",
  "What is ISIS-K?",
  "When did ISIS-K emerge?",
  "How many US troops died at Kabul airport?",
  "Who said ISIS-K is fixated on Russia?",
  "where was the concert shooting",
  "Who won the World Cup final?",
];
const ROUNDS = 25;
const PORT = 4870;
const ADDRESS = `http://localhost:${PORT}`;

interface Server {
  readonly process: ChildProcess;
  readonly firstAnswerMs: number;
}

async function answer(question: string): Promise<number> {
  const began = performance.now();
  const body = JSON.stringify({ question });
  const response = await fetch(`${ADDRESS}/api/answer`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.json();
  return performance.now() - began;
}

async function start(dataFolder: string): Promise<Server> {
  const env = { ...process.env, PORT: String(PORT), DATELINE_DATA: dataFolder };
  const began = performance.now();
  const child = spawn(process.execPath, ["cli/start.ts"], { env, stdio: ["ignore", "ignore", "inherit"] });
  for (;;) {
    const health = await fetch(`${ADDRESS}/api/health`).catch(() => undefined);
    if (health?.ok) break;
    if (child.exitCode !== null) throw new Error("the server did not start");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await answer(QUESTIONS[0] as string);
  return { process: child, firstAnswerMs: performance.now() - began };
}

async function stop({ process: child }: Server): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Resident memory, in bytes, of a process and all below it (Linux; 0 elsewhere). */
function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    const children = readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(/\s+/))
      .filter((child) => child !== "");
    return pages * 4096 + children.reduce((sum, child) => sum + residentBytes(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** Bytes of script, gzipped, that the page names. */
async function firstLoadBytes(): Promise<number> {
  const html = await (await fetch(ADDRESS)).text();
  const scripts = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"(?![^>]*nomodule)/gi)].map((match) => match[1] as string),
  );
  let bytes = 0;
  for (const source of scripts) bytes += gzipSync(await (await fetch(new URL(source, ADDRESS))).bytes()).byteLength;
  return bytes;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const dataFolder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
try {
  // The first start builds and embeds; the second is what a restart costs.
  await stop(await start(dataFolder));
  const server = await start(dataFolder);
  const idle = residentBytes(server.process.pid ?? 0);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) for (const question of QUESTIONS) times.push(await answer(question));
  times.sort((a, b) => a - b);
  const rows: [string, string, string][] = [
    ["a question, p50", `${quantile(times, 0.5).toFixed(0)} ms`, "≤ 150 ms"],
    ["a question, p95", `${quantile(times, 0.95).toFixed(0)} ms`, "≤ 300 ms"],
    ["start to first answer, build and index cached", `${(server.firstAnswerMs / 1000).toFixed(1)} s`, "≤ 3 s"],
    ["resident memory after the start", `${(idle / 1e6).toFixed(0)} MB`, ""],
    [
      `resident memory after ${times.length} questions`,
      `${(residentBytes(server.process.pid ?? 0) / 1e6).toFixed(0)} MB`,
      "≤ 500 MB",
    ],
    ["first-load JavaScript, gzipped", `${((await firstLoadBytes()) / 1000).toFixed(0)} kB`, "≤ 180 kB"],
  ];
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;
  const table = ["| measure | figure | aim |", "| --- | --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)];
  const report = `${machine}, the shipped corpus, ${times.length} questions.\n\n${table.join("\n")}\n`;
  console.log(report);
  if (process.argv.includes("--write")) writeFileSync(join("docs", "figures", "bench.md"), report);
  await stop(server);
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
