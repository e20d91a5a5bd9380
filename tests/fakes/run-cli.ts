import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

export interface CliOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a command of cli/ as a user does, with its output going into a pipe, not a terminal. */
export function runCli(
  command: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CliOutcome> {
  return runScript(join("cli", `${command}.ts`), options, environment);
}

/** The same of any script of the repo, by its path from the root. */
export function runScript(
  script: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CliOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<CliOutcome>();
  const child = spawn(process.execPath, [script, ...options], {
    cwd: ROOT,
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: string[] = [];
  const error: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (part: string) => out.push(part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => error.push(part));
  child.on("error", reject);
  child.on("close", (code) => resolve({ code, out: out.join(""), error: error.join("") }));
  return promise;
}
