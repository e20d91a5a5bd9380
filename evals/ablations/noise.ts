import type { Progress } from "../../cli/progress.ts";
import type { Article } from "../../lib/types.ts";
import { openArchive } from "../archives.ts";
import { evaluate, sample } from "../evaluate.ts";
import { figure, interval } from "../figure.ts";
import type { Question } from "../question-set.ts";
import { openSet } from "../sets.ts";
import { summarise } from "../summary.ts";

/** The shares of an archive that are noise; 1 has all evidence removed. */
const SHARES = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;
/** Nearest passages of each question that noise is taken from. */
const NEAR = 20;

/** Stories near the questions without being evidence for any: every question's nearest first, then every one's second. */
async function nearTopic(questions: readonly Question[], evidence: ReadonlySet<string>): Promise<readonly Article[]> {
  const { dateline } = await openArchive({ kind: "reuters", needed: new Set() });
  try {
    const lists: string[][] = [];
    for (const { question } of questions) {
      const hits = await dateline.retrieve(question, NEAR);
      lists.push(hits.map(({ passage }) => passage.articleId).filter((id) => !evidence.has(id)));
    }
    const order = Array.from({ length: NEAR }, (_, rank) => lists.flatMap((list) => list[rank] ?? []));
    return [...new Set(order.flat())].flatMap((id) => dateline.article(id) ?? []);
  } finally {
    await dateline.close();
  }
}

function unanswerable({ id, question, type }: Question): Question {
  return { id, question, type, answerable: false, unanswerable: "other", answers: [], evidence: [] };
}

/**
 * How answers hold up as the archive fills with near-topic stories, and what is made up once the evidence is gone: the noise
 * robustness and negative rejection of RGB (Chen et al. 2023, arXiv:2309.01431), with stories for its passages: a question here
 * has one or two passages of evidence, not several that could be replaced. A Markdown table.
 */
export async function runNoise(limit: number | undefined, progress: Progress): Promise<string> {
  const set = openSet("newswire-dev");
  const questions = sample(
    set.questions.filter(({ answerable }) => answerable),
    limit,
  );
  const needed = new Set(questions.flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)));
  const near = await nearTopic(questions, needed);
  const { dateline } = await openArchive({ kind: "reuters", needed: new Set() });
  const evidence = [...needed].flatMap((id) => dateline.article(id) ?? []);
  await dateline.close();
  const rows: string[][] = [
    ["noise", "stories", "Recall@10", "answer contained", "contained, never abstaining", "abstained"],
    ["---", "---", "---", "---", "---", "---"],
  ];
  for (const share of SHARES) {
    const count = share === 1 ? near.length : Math.round((evidence.length * share) / (1 - share));
    const articles = [...(share === 1 ? [] : evidence), ...near.slice(0, count)];
    const archive = { kind: "articles", name: `noise-${share * 100}-${questions.length}`, articles } as const;
    const asked = share === 1 ? questions.map(unanswerable) : questions;
    const { scored } = await evaluate({ name: `noise-${share}`, questions: asked, archive });
    const { measures, rejected, falseAbstention } = summarise(scored);
    const could = scored.filter(({ couldBeRight }) => couldBeRight).length / scored.length;
    rows.push([
      share === 1 ? "evidence removed" : `${share * 100} %`,
      String(articles.length),
      interval(measures.recall10),
      interval(measures.containment),
      share === 1 ? "–" : figure(could),
      interval(share === 1 ? rejected : falseAbstention),
    ]);
    progress.update(rows.length - 2, SHARES.length);
  }
  progress.stop();
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}
