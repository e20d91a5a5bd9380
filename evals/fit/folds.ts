import { sha256 } from "../archives.ts";
import type { Question } from "../question-set.ts";

/** Which of `count` folds a question is in: those of one story share theirs, so that no story is on both sides. */
export function foldOf({ id, evidence }: Question, count: number): number {
  return Number.parseInt(sha256(evidence[0]?.articleId ?? id).slice(0, 8), 16) % count;
}

/** Trains on all folds but one and predicts that one, for each: what was predicted, in the order of the items. */
export function crossValidate<Item, Model, Out>(
  items: readonly Item[],
  fold: (item: Item) => number,
  count: number,
  train: (items: readonly Item[]) => Model,
  predict: (model: Model, item: Item) => Out,
): Out[] {
  const models = Array.from({ length: count }, (_, held) => train(items.filter((item) => fold(item) !== held)));
  return items.map((item) => predict(models[fold(item)] as Model, item));
}
