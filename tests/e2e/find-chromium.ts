import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** Headless in a container: no sandbox, no graphics, nothing that calls home. */
const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chrome of CHROME_PATH, else the first one on PATH. */
function findInstalled(): string | undefined {
  if (env.CHROME_PATH) {
    if (isExecutable(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which cannot be run. Correct it or unset it.`);
  }
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export interface ChromiumStart {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** The environment as Playwright wants it for a browser: without what is not set. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Unpacks the browser in @sparticuz/chromium, and the libraries it carries where the machine lacks them. */
async function unpackCarried(): Promise<ChromiumStart> {
  const { default: carried, inflate } = await import("@sparticuz/chromium");
  const executablePath = await carried.executablePath();
  const start = { executablePath, args: CHROMIUM_FLAGS, env: inherited() };
  // It cannot even tell its version where a library is missing.
  if (spawnSync(executablePath, ["--version"]).status === 0) return start;
  const build = dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")));
  const libraries = join(await inflate(join(build, "..", "bin", "al2023.tar.br")), "lib");
  const searched = [libraries, env.LD_LIBRARY_PATH ?? ""].filter((folder) => folder !== "").join(delimiter);
  return { ...start, env: { ...start.env, LD_LIBRARY_PATH: searched } };
}

/** A Chromium that can be started: the machine's own, else the one that @sparticuz/chromium carries (Linux on x64). */
export async function findChromium(): Promise<ChromiumStart> {
  const installed = findInstalled();
  if (installed) return { executablePath: installed, args: CHROMIUM_FLAGS, env: inherited() };
  try {
    return await unpackCarried();
  } catch (cause) {
    throw new Error(
      "No Chrome or Chromium was found for the browser tests. Install one (Debian and Ubuntu: apt-get install chromium) " +
        "or set CHROME_PATH to it. The one in the npm package @sparticuz/chromium could not be unpacked.",
      { cause },
    );
  }
}
