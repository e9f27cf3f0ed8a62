import type { Probe } from './probes.ts';
import type { Answer, Sample } from './samples.ts';

/** One way in which an answer is not what was expected; `code` stands in codes.ts. */
export interface Miss {
  readonly code: string;
  readonly what: string;
}

const clipped = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};

const statusMiss = (probe: Probe, answer: Answer): readonly Miss[] => {
  if (probe.status.some(([from, to]) => answer.status >= from && answer.status <= to)) return [];
  const expected = probe.status.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  const body = clipped(answer.body);
  return [
    {
      code: 'unexpected-status',
      what: `status ${answer.status}, expected ${expected}${body === '' ? '' : `; body: ${body}`}`,
    },
  ];
};

const bodyMisses = (probe: Probe, answer: Answer): readonly Miss[] => [
  ...probe.contains
    .filter(text => !answer.body.includes(text))
    .map(text => ({ code: 'unexpected-body', what: `body does not contain "${text}": ${clipped(answer.body)}` })),
  ...probe.matches
    .filter(pattern => !new RegExp(pattern, 'u').test(answer.body))
    .map(pattern => ({ code: 'unexpected-body', what: `body does not match /${pattern}/: ${clipped(answer.body)}` })),
];

const headerMisses = (probe: Probe, answer: Answer): readonly Miss[] =>
  Object.entries(probe.headers).flatMap(([name, expected]) => {
    const value = answer.headers[name];
    if (value?.includes(expected)) return [];
    const shown = value === undefined ? 'is missing' : `is "${clipped(value)}", expected "${expected}"`;
    return [{ code: 'unexpected-header', what: `header ${name} ${shown}` }];
  });

/** Everything that is wrong with a sample; empty: as expected. Which release answered is judged apart. */
export const missesOf = (probe: Probe, sample: Sample): readonly Miss[] => {
  const { result } = sample;
  if (result.kind === 'fault') return [{ code: result.fault, what: result.detail }];
  const late = probe.maxLatencyMs !== null && sample.latencyMs > probe.maxLatencyMs;
  return [
    ...statusMiss(probe, result),
    ...bodyMisses(probe, result),
    ...headerMisses(probe, result),
    ...(late
      ? [{ code: 'answer-too-slow', what: `${Math.round(sample.latencyMs)} ms, limit ${probe.maxLatencyMs} ms` }]
      : []),
  ];
};
