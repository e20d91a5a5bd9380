import { figure } from "../figure.ts";
import { lossRows, summaryRows } from "../print-table.ts";
import type { Summary } from "../summary.ts";
import { html, Markup } from "./html.ts";
import { plotReliability, plotRiskCoverage } from "./plots.ts";
import type { Report, ReportQuestion } from "./report.ts";

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}td,th{padding:.2rem .7rem;border-bottom:1px solid #8884;text-align:left}
figure{display:inline-block;margin:0 1rem 1rem 0}svg{font-size:11px;fill:currentColor}.grid{stroke:#8883;fill:none}.line{stroke:#2563eb;fill:none;stroke-width:2}
.mark{fill:#dc2626}.dot{fill:#2563eb;fill-opacity:.6}.diagonal{stroke:#888;stroke-dasharray:4;fill:none}figcaption{text-align:center}
article{border-left:3px solid #dc2626;padding:.1rem 1rem;margin:1rem 0}article.abstained{border-color:#d97706}h3{margin:.4rem 0;font-size:1rem}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{color:#888}dd{margin:0}blockquote{margin:0}.tag{font-size:.8rem;color:#888}
form{position:sticky;top:0;background:Canvas;padding:.6rem 0;display:flex;gap:1rem;flex-wrap:wrap}`;

/** Shows the wrong answers that fit every choice. */
const SCRIPT = `const form=document.querySelector("form");const all=[...document.querySelectorAll("article")];const show=()=>{const choice=[...new FormData(form)];let shown=0;
for(const one of all){one.hidden=choice.some(([name,value])=>value!==""&&one.dataset[name]!==value);if(!one.hidden)shown++}document.querySelector("output").textContent=shown+" shown"};form.addEventListener("change",show);show();`;

function table(rows: readonly (readonly string[])[], headed: boolean): Markup {
  const cells = (row: readonly string[], isHead: boolean) =>
    row.map((cell) => (isHead ? html`<th scope="col">${cell}</th>` : html`<td>${cell}</td>`));
  return html`<table>${rows.map((row, index) => html`<tr>${cells(row, headed && index === 0)}</tr>`)}</table>`;
}

function groupTable(groups: readonly (readonly [string, Summary])[]): Markup {
  const head = ["", "questions", "containment", "F1", "evidence recall", "Recall@10", "rejected", "false abstention"];
  const rows = groups.map(([name, { questions, measures, rejected, falseAbstention }]) => [
    name,
    String(questions),
    ...[measures.containment, measures.f1, measures.evidenceRecall, measures.recall10, rejected, falseAbstention].map(
      ({ mean }) => figure(mean, 2),
    ),
  ]);
  return table([head, ...rows], true);
}

/** What a generative run adds to a wrong answer. */
function generatedFacts({ asked: { generated }, judged }: ReportQuestion): readonly Markup[] {
  const facts: readonly (readonly [string, string | undefined | null])[] = [
    ["not found", generated?.marked.join(" ")],
    ["notice", generated?.notice],
    ["judge", judged && `${judged.verdict}: ${judged.reply}`],
  ];
  return facts.flatMap(([name, text]) => (text ? [html`<dt>${name}</dt><dd>${text}</dd>`] : []));
}

function wrongAnswer(one: ReportQuestion): Markup {
  const { question, asked, best, abstained, couldBeRight, loss } = one;
  const outcome = question.answerable ? (loss ?? "") : "answered an unanswerable";
  const said = asked.sentences.length === 0 ? "(nothing)" : asked.sentences.join(" ");
  const gold = question.answerable
    ? question.answers.map((forms) => forms.join(" / ")).join("; ")
    : `none (${question.unanswerable ?? ""})`;
  return html`<article class="${abstained ? "abstained" : "wrong"}" data-type="${question.type}" data-style="${question.style ?? "plain"}" data-outcome="${outcome}">
<h3>${question.question} <span class="tag">${question.id} · ${question.type} · ${outcome} · confidence ${asked.confidence.toFixed(2)}</span></h3>
<dl>${asked.standaloneQuestion === question.question ? html`` : html`<dt>asked as</dt><dd>${asked.standaloneQuestion}</dd>`}
<dt>gold</dt><dd>${gold}</dd>${question.evidence.map(({ quote, articleId }) => html`<dt>evidence</dt><dd><blockquote>${quote} <span class="tag">${articleId}</span></blockquote></dd>`)}
<dt>${abstained ? `abstained from${couldBeRight ? " (right)" : ""}` : "answered"}</dt><dd>${asked.short === null ? html`` : html`<b>${asked.short}</b> · `}${said}</dd>${generatedFacts(one)}</dl>
<details><summary class="tag">best passages</summary>${best.map(({ passageId, text }) => html`<p><span class="tag">${passageId}</span> ${text}</p>`)}</details></article>`;
}

function select(name: string, options: readonly string[]): Markup {
  return html`<label>${name} <select name="${name}"><option value="">all</option>${options.map((option) => html`<option>${option}</option>`)}</select></label>`;
}

/** One page without anything from outside: tables, plots, and every wrong answer beside its gold and its evidence. */
export function renderPage(report: Report): string {
  const wrong = report.questions.filter(({ right }) => !right);
  const kinds = (of: (one: ReportQuestion) => string) => [...new Set(wrong.map(of))].sort();
  const { model } = report;
  const answered = report.questions.filter(({ abstained }) => !abstained).length / report.questions.length;
  const page = html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dateline evals: ${report.set}</title><style>${new Markup(STYLE)}</style>
<h1>${report.set}</h1><p>${report.articles} articles, ${report.passages} passages; answered from a confidence of ${report.threshold} on. Fingerprint ${report.fingerprint}. ${model ? `Written by ${model.name} at ${model.host}: the figures are this model's. ` : ""}In brackets: 95 % bootstrap intervals over questions.</p>
${table(summaryRows(report.whole), false)}${model ? html`` : [plotRiskCoverage(report.riskCoverage, answered), plotReliability(report.reliability)]}
<h2>Where answers are lost</h2>${table(lossRows(report.whole, report.byType), true)}
<h2>By type</h2>${groupTable(report.byType)}<h2>By style</h2>${groupTable(report.byStyle)}<h2>Unanswerable, by kind</h2>${groupTable(report.byUnanswerable)}
<h2>Every wrong answer</h2><form>${select(
    "type",
    kinds(({ question }) => question.type),
  )}${select(
    "style",
    kinds(({ question }) => question.style ?? "plain"),
  )}${select(
    "outcome",
    kinds(({ loss }) => loss ?? "answered an unanswerable"),
  )}<output></output></form>${wrong.map(wrongAnswer)}<script>${new Markup(SCRIPT)}</script></html>`;
  return page.text;
}
