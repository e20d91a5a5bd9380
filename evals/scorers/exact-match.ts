import { squadNormalise } from "./squad-normalise.ts";

/** 1 where the short answer equals one of the gold forms after SQuAD normalisation, else 0 (Rajpurkar et al. 2016). */
export function exactMatch(answer: string, gold: readonly string[]): number {
  const given = squadNormalise(answer);
  return gold.some((form) => squadNormalise(form) === given) ? 1 : 0;
}
