import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { DatelineError } from "../errors.ts";
import type { Stored } from "../store/archive-file.ts";
import { loadPdf } from "./load-pdf.ts";
import { loadReuters, REUTERS } from "./load-reuters.ts";
import { parseText } from "./parse.ts";

/** What became of the paths: what was read, and what could not be, with the reason. Order is that of the paths. */
export interface Loaded {
  readonly stored: readonly Stored[];
  readonly failed: readonly { readonly path: string; readonly error: DatelineError }[];
  /** Files in folders whose kind we do not read. */
  readonly skipped: readonly string[];
}

const KINDS = new Set([".txt", ".md", ".markdown", ".pdf"]);
const MAX_BYTES = 64 * 1024 * 1024;

/** All files below a folder in a fixed order, hidden ones and node_modules left out. */
function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith(".") && name !== "node_modules")
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function decode(bytes: Buffer, path: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below, with what to do.
  }
  throw new DatelineError(
    "bad-file",
    `${path} is not UTF-8 text.`,
    "Convert it, such as with `iconv -f windows-1252 -t utf-8`.",
  );
}

/** An id that people can read and that the file's place keeps unique. */
function idOf(path: string): string {
  const slug = basename(path, extname(path))
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return [slug, createHash("sha256").update(path).digest("hex").slice(0, 8)].filter((part) => part !== "").join("-");
}

/** "budget-vote_2024" as a title, where the text names none. */
function titleFromName(path: string): string {
  const words = basename(path, extname(path)).replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function loadFile(path: string): Promise<Stored> {
  const kind = extname(path).toLowerCase();
  if (!KINDS.has(kind)) {
    throw new DatelineError(
      "bad-file",
      `${path} is of a kind that is not read.`,
      `Give ${[...KINDS].join(", ")} files or folders.`,
    );
  }
  if (statSync(path).size > MAX_BYTES) {
    throw new DatelineError(
      "bad-file",
      `${path} is larger than ${MAX_BYTES / 1024 / 1024} MiB.`,
      "Split it into articles.",
    );
  }
  const pdf = kind === ".pdf" ? await loadPdf(path) : undefined;
  const text = pdf?.text ?? decode(readFileSync(path), path);
  if (text.trim() === "") {
    const hint = pdf ? "It may be scanned pages: run text recognition (OCR) first." : "Give a file with text in it.";
    throw new DatelineError("bad-file", `${path} holds no text.`, hint);
  }
  const { title, source, sections, ...facts } = parseText(text, kind === ".txt" || pdf ? "plain" : "markdown");
  const named = title ?? pdf?.title;
  return {
    origin: path,
    article: {
      id: idOf(path),
      title: named ?? titleFromName(path),
      titleBy: named === undefined ? "dateline" : "publisher",
      source: source ?? "unknown",
      ...facts,
      text,
      sections,
    },
  };
}

/** Reads files and folders. One that cannot be read does not stop the others. `onFile` hears of each as it is done. */
export async function loadPaths(
  paths: readonly string[],
  onFile: (done: number, total: number) => void = () => {},
): Promise<Loaded> {
  const stored: Stored[] = [];
  const failed: { path: string; error: DatelineError }[] = [];
  const skipped: string[] = [];
  const found = paths.flatMap((path) => {
    try {
      if (path === REUTERS) {
        stored.push(...loadReuters());
        return [];
      }
      const whole = resolve(path);
      const files = listFiles(whole);
      const inFolder = files[0] !== whole;
      skipped.push(...files.filter((file) => inFolder && !KINDS.has(extname(file).toLowerCase())));
      return files.filter((file) => !inFolder || KINDS.has(extname(file).toLowerCase()));
    } catch (cause) {
      const error = new DatelineError("bad-file", `${path} cannot be opened.`, "Check the path and its rights.", cause);
      failed.push({ path, error: cause instanceof DatelineError ? cause : error });
      return [];
    }
  });
  const files = [...new Set(found)];
  for (const [index, path] of files.entries()) {
    try {
      stored.push(await loadFile(path));
    } catch (cause) {
      const error =
        cause instanceof DatelineError
          ? cause
          : new DatelineError("bad-file", `${path} cannot be read.`, "Check the file.", cause);
      failed.push({ path, error });
    }
    onFile(index + 1, files.length);
  }
  return { stored, failed, skipped };
}
