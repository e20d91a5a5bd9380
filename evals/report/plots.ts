import type { Bin } from "../scorers/calibration.ts";
import type { RiskPoint } from "../scorers/risk-coverage.ts";
import { html, type Markup } from "./html.ts";

const SIZE = 260;
const LEFT = 40;
const TOP = 12;

interface Axes {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

/** Both axes run from 0 to 1. */
function at(x: number, y: number): string {
  return `${(LEFT + x * SIZE).toFixed(1)},${(TOP + (1 - y) * SIZE).toFixed(1)}`;
}

function frame({ title, x, y }: Axes, inside: readonly Markup[]): Markup {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => {
    const [column, row] = [LEFT + value * SIZE, TOP + (1 - value) * SIZE];
    return html`<text x="${column}" y="${TOP + SIZE + 16}" text-anchor="middle">${value}</text><text x="${LEFT - 6}" y="${row + 4}" text-anchor="end">${value}</text><path class="grid" d="M${column} ${TOP}V${TOP + SIZE}M${LEFT} ${row}H${LEFT + SIZE}"/>`;
  });
  return html`<figure><svg role="img" aria-label="${title}" viewBox="0 0 ${LEFT + SIZE + 12} ${TOP + SIZE + 40}" width="${LEFT + SIZE + 12}">${ticks}${inside}<text x="${LEFT + SIZE / 2}" y="${TOP + SIZE + 34}" text-anchor="middle">${x}</text><text transform="translate(10 ${TOP + SIZE / 2}) rotate(-90)" text-anchor="middle">${y}</text></svg><figcaption>${title}</figcaption></figure>`;
}

/** What share is wrong when only the surest are answered; the mark is where the threshold stands. */
export function plotRiskCoverage(points: readonly RiskPoint[], threshold: number): Markup {
  const line = points.map(({ coverage, risk }) => at(coverage, risk)).join(" ");
  const mark = points.findLast(({ coverage }) => coverage <= threshold);
  const [x, y] = mark ? at(mark.coverage, mark.risk).split(",") : ["-9", "-9"];
  return frame({ title: "Risk and coverage", x: "share answered, surest first", y: "share of these wrong" }, [
    html`<polyline class="line" points="${line}"/><circle class="mark" cx="${x ?? ""}" cy="${y ?? ""}" r="4"/>`,
  ]);
}

/** Confidence against how often it was right; on the diagonal it is calibrated. Larger dots hold more questions. */
export function plotReliability(bins: readonly Bin[]): Markup {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const dots = bins.map(({ count, confidence, accuracy }) => {
    const [x, y] = at(confidence, accuracy).split(",");
    const radius = (3 + 14 * Math.sqrt(count / total)).toFixed(1);
    return html`<circle class="dot" cx="${x ?? ""}" cy="${y ?? ""}" r="${radius}"><title>${count} questions: confidence ${confidence.toFixed(2)}, right ${accuracy.toFixed(2)}</title></circle>`;
  });
  return frame({ title: "Reliability", x: "confidence", y: "share right" }, [
    html`<polyline class="diagonal" points="${at(0, 0)} ${at(1, 1)}"/>`,
    ...dots,
  ]);
}
