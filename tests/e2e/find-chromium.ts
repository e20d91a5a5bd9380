import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** Headless in a container: no sandbox, no graphics, nothing that calls home. */
export const CHROMIUM_FLAGS = [
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

/** A Chromium that can be started: the machine's own, else the one that @sparticuz/chromium carries (Linux on x64). */
export async function findChromium(): Promise<string> {
  const installed = findInstalled();
  if (installed) return installed;
  try {
    const { default: carried } = await import("@sparticuz/chromium");
    return await carried.executablePath();
  } catch (cause) {
    throw new Error(
      "No Chrome or Chromium was found for the browser tests. Install one (Debian and Ubuntu: apt-get install chromium) " +
        "or set CHROME_PATH to it. The one in the npm package @sparticuz/chromium could not be unpacked.",
      { cause },
    );
  }
}
