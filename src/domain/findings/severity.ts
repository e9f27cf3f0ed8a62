/** Severities, least first. `unknown` means nobody rated it: it is not below `low`, it has a rule of its own. */
export const severities = ['unknown', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];
export type Threshold = Exclude<Severity, 'unknown'>;
export const thresholds = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Threshold[];

export const rank = (severity: Severity): number => severities.indexOf(severity);

export const parseSeverity = (text: string): Severity => {
  const lower = text.toLowerCase();
  return severities.find(severity => severity === lower) ?? 'unknown';
};

export const highest = (all: readonly Severity[]): Severity =>
  all.reduce<Severity>((best, one) => (rank(one) > rank(best) ? one : best), 'unknown');

/** Most severe first, for lists that people read. */
export const severitiesDown: readonly Severity[] = severities.toReversed();
