import { sha256 } from "../archives.ts";
import type { Question } from "../question-set.ts";

/** Which of `count` folds everything about this text is in: so no text is on both sides. */
export function foldOf(text: string, count: number): number {
  return Number.parseInt(sha256(text).slice(0, 8), 16) % count;
}

/** The story that a question is about; itself where it is about none. */
export function storyOf({ id, evidence }: Question): string {
  return evidence[0]?.articleId ?? id;
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
