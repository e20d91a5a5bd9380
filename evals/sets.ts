import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { DatelineError } from "../lib/errors.ts";
import { type ArchiveSpec, sha256 } from "./archives.ts";
import { importBeir } from "./importers/beir.ts";
import type { Imported } from "./importers/imported.ts";
import { importMultihopRag } from "./importers/multihop-rag.ts";
import { importRgb } from "./importers/rgb.ts";
import { importSquad } from "./importers/squad.ts";
import { type Question, readQuestions } from "./question-set.ts";

export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly Question[];
  readonly archive: ArchiveSpec;
}

const SETS = join(import.meta.dirname, "sets");

/** Our sets. `newswire-test` is looked at once a release, never tuned on: only its own name runs it. */
export const OWN_SETS = ["explainer", "newswire-dev", "newswire-test"] as const;

/** What `--all` runs. */
export const ALL_SETS: readonly string[] = ["explainer", "newswire-dev"];

/** The stories that any newswire question rests on: a smaller archive holds all of them. */
function newswireEvidence(): ReadonlySet<string> {
  const files = ["newswire-dev", "newswire-test"]
    .map((name) => join(SETS, `${name}.jsonl`))
    .filter((file) => existsSync(file));
  return new Set(
    files.flatMap((file) => readQuestions(file)).flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)),
  );
}

export interface SetOptions {
  /** Stories in the newswire archive: all 19,043 where absent. */
  readonly archiveSize?: number | undefined;
}

/** Public benchmarks, named as "squad:PATH" and so on. */
const FORMATS: Readonly<Record<string, (path: string) => Imported>> = {
  squad: importSquad,
  beir: importBeir,
  rgb: importRgb,
  "multihop-rag": importMultihopRag,
};

function openImported(format: string, path: string): QuestionSet | undefined {
  const importSet = FORMATS[format];
  if (!importSet) return undefined;
  const { questions, articles } = importSet(path);
  const key = sha256(JSON.stringify(articles)).slice(0, 12);
  return {
    name: `${format}-${basename(path)}`,
    questions,
    archive: { kind: "articles", name: `${format}-${key}`, articles },
  };
}

/** Opens a set by its name, or a public benchmark as "format:path". */
export function openSet(name: string, { archiveSize }: SetOptions = {}): QuestionSet {
  const [, format = "", path = ""] = /^([\w-]+):(.+)$/.exec(name) ?? [];
  const imported = openImported(format, path);
  if (imported) return imported;
  if (!(OWN_SETS as readonly string[]).includes(name)) {
    throw new DatelineError(
      "not-found",
      `There is no question set ${name}.`,
      `Choose one of ${OWN_SETS.join(", ")}, or ${Object.keys(FORMATS).join(":PATH, ")}:PATH.`,
    );
  }
  const questions = readQuestions(join(SETS, `${name}.jsonl`));
  if (name === "explainer") return { name, questions, archive: { kind: "shipped" } };
  const needed = newswireEvidence();
  return {
    name,
    questions,
    archive: archiveSize === undefined ? { kind: "reuters", needed } : { kind: "reuters", needed, size: archiveSize },
  };
}
