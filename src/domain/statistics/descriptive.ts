export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sample standard deviation (n − 1); 0 for fewer than two values. */
export const standardDeviation = (values: readonly number[]): number => {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return Math.sqrt(sum(values.map(value => (value - centre) ** 2)) / (values.length - 1));
};

/** Standard deviation as a share of the mean; undefined where the mean is 0 or there are fewer than two values. */
export const coefficientOfVariation = (values: readonly number[]): number | undefined => {
  if (values.length < 2) return undefined;
  const centre = mean(values);
  return centre === 0 ? undefined : standardDeviation(values) / Math.abs(centre);
};

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
