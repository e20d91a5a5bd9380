import type { TokenUsage, Written } from "../../lib/types.ts";
import type { Scored } from "../score.ts";
import { bootstrapMean, type Interval } from "../scorers/bootstrap.ts";
import { isDeclined } from "./generated.ts";

/** What is known of generated answers only. */
export interface GenerativeSummary {
  /** Of the sentences that the model wrote for an answer, the share that the archive bears out: mean over answers. */
  readonly supportedShare: Interval;
  /** All sentences that the model wrote. */
  readonly written: Written;
  /** Questions that the model was asked. */
  readonly asked: number;
  /** Who abstained: the archive before the model was asked, the model itself, or verification, which left nothing. */
  readonly abstained: { readonly archive: number; readonly model: number; readonly unsupported: number };
  /** Answers that quotes took the model's place in. */
  readonly fallbacks: { readonly whole: number; readonly partly: number };
  /** What answers told their readers, and how often. */
  readonly notices: Readonly<Record<string, number>>;
  readonly tokens: TokenUsage;
  /** Questions that the model was asked, and whose tokens are not known: its server does not count, or it failed. */
  readonly uncounted: number;
  /** Where a judge was asked. */
  readonly judge?: JudgeSummary;
}

interface JudgeSummary {
  /** Answerable questions with gold answers, as 0 and 1; an abstention is 0, what has no verdict is left out. */
  readonly right: Interval;
  /** Answers whose verdict could not be read. */
  readonly unread: number;
  readonly tokens: TokenUsage;
}

function addTokens(all: readonly (TokenUsage | null)[]): TokenUsage {
  const sum = (name: keyof TokenUsage) => all.reduce((total, usage) => total + (usage?.[name] ?? 0), 0);
  return { inputTokens: sum("inputTokens"), outputTokens: sum("outputTokens") };
}

function judgedRight({ question, abstained, judged }: Scored): number {
  if (question.answers.length === 0) return Number.NaN;
  if (abstained) return 0;
  return judged === undefined || judged.verdict === "none" ? Number.NaN : judged.verdict === "right" ? 1 : 0;
}

function summariseJudge(scored: readonly Scored[]): JudgeSummary {
  const judged = scored.flatMap((one) => one.judged ?? []);
  return {
    right: bootstrapMean(scored.map(judgedRight)),
    unread: judged.filter(({ verdict }) => verdict === "none").length,
    tokens: addTokens(judged.map(({ usage }) => usage)),
  };
}

/** The figures of generated answers; undefined where none of them is one. */
export function summariseGenerative(scored: readonly Scored[], isJudged: boolean): GenerativeSummary | undefined {
  const all = scored.flatMap(({ asked: { generated } }) => generated ?? []);
  if (all.length === 0) return undefined;
  const asked = all.filter((one) => !isDeclined(one));
  const written = all.flatMap((one) => one.written ?? []);
  const sum = (name: keyof Written) => written.reduce((total, one) => total + one[name], 0);
  const total = ({ supported, marked, dropped }: Written) => supported + marked + dropped;
  const silent = scored.flatMap(({ asked: { generated }, abstained }) => (abstained && generated ? [generated] : []));
  const notices = Map.groupBy(
    all.flatMap(({ notice }) => notice ?? []),
    (notice) => notice,
  );
  return {
    supportedShare: bootstrapMean(written.map((one) => one.supported / total(one))),
    written: { supported: sum("supported"), marked: sum("marked"), dropped: sum("dropped") },
    asked: asked.length,
    abstained: {
      archive: silent.filter(isDeclined).length,
      model: silent.filter((one) => one.written !== null && total(one.written) === 0).length,
      unsupported: silent.filter((one) => one.written !== null && total(one.written) > 0).length,
    },
    fallbacks: {
      whole: all.filter(({ fallback }) => fallback === "whole").length,
      partly: all.filter(({ fallback }) => fallback === "partly").length,
    },
    notices: Object.fromEntries([...notices].map(([notice, { length }]) => [notice, length])),
    tokens: addTokens(all.map(({ usage }) => usage)),
    uncounted: asked.filter(({ usage }) => usage === null).length,
    ...(isJudged ? { judge: summariseJudge(scored) } : {}),
  };
}
