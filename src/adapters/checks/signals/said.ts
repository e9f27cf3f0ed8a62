import { codes } from '../../../domain/signals/codes.ts';
import type { Check, CheckReport } from '../../../domain/verification/check.ts';

/** What one signal says; the rest of a report follows from the check. */

type Code = keyof typeof codes.docs;

export interface Said {
  readonly verdict: CheckReport['verdict'];
  readonly code: Code | null;
  readonly what: string;
  readonly value?: number | null;
  readonly samples?: number | null;
}

export const passing = (what: string, value: number | null, samples: number): Said => ({
  verdict: 'pass',
  code: null,
  what,
  value,
  samples,
});

export interface Asked {
  readonly query: string | null;
  readonly unit: string;
  readonly objective: string;
  readonly from: number | null;
  readonly to: number;
}

export const reportOf = (
  check: Pick<Check, 'name' | 'source' | 'required'>,
  asked: Asked,
  said: Said,
): CheckReport => ({
  name: check.name,
  source: check.source,
  query: asked.query,
  window: asked.from === null ? null : { from: asked.from, to: asked.to },
  samples: said.samples ?? null,
  value: said.value ?? null,
  unit: asked.unit,
  objective: asked.objective,
  verdict: said.verdict,
  code: said.code,
  what: said.what,
  next: said.code === null ? '' : codes.docs[said.code].next,
  required: check.required,
});
