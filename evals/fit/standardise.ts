/** How features were shifted and scaled, so that one step size and one penalty suit all of them. */
export interface Scaling {
  readonly means: readonly number[];
  /** Standard deviations; 0 where a feature never varies. */
  readonly deviations: readonly number[];
}

export function fitScaling(rows: readonly (readonly number[])[]): Scaling {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? 0));
  const means = columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const deviations = columns.map((values, column) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - (means[column] ?? 0)) ** 2, 0) / values.length),
  );
  return { means, deviations };
}

/** A feature that never varies becomes 0: nothing can be learned of it. */
export function scale(row: readonly number[], { means, deviations }: Scaling): number[] {
  return row.map((value, column) => {
    const deviation = deviations[column] ?? 0;
    return deviation < 1e-9 ? 0 : (value - (means[column] ?? 0)) / deviation;
  });
}

/** Weights over scaled features as weights over the features as they are, and what that shifts the sum by. */
export function unscale(
  weights: readonly number[],
  { means, deviations }: Scaling,
): { readonly weights: readonly number[]; readonly shift: number } {
  const raw = weights.map((weight, column) => {
    const deviation = deviations[column] ?? 0;
    return deviation < 1e-9 ? 0 : weight / deviation;
  });
  return { weights: raw, shift: -raw.reduce((sum, weight, column) => sum + weight * (means[column] ?? 0), 0) };
}
