import { own } from '../text/own.ts';

/** What a metric is held to: `<= 1%`, `< 200ms`, `>= 99.9%`, `== 0`. Pure. */

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=';

export interface Objective {
  readonly operator: Operator;
  /** In base units: a share between 0 and 1 for percent, seconds for times, bytes for sizes. */
  readonly limit: number;
  /** As written, for reports: `%`, `ms`, `MiB`; '' without one. */
  readonly unit: string;
}

/** What one of the unit is in base units. Prometheus and its kin count in seconds, bytes and shares. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  '%': 0.01,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

export const unitNames: readonly string[] = Object.keys(units).filter(name => name !== '');

const spelt: Readonly<Record<string, Operator>> = { '≤': '<=', '≥': '>=', '=': '==' };
const operators: readonly Operator[] = ['<=', '>=', '==', '!=', '<', '>'];

const operatorOf = (text: string): Operator | undefined => spelt[text] ?? operators.find(one => one === text);

/** An operator, a number and perhaps a unit; undefined for anything else. */
export const parseObjective = (text: string): Objective | undefined => {
  const match = /^([<>]=?|[=!]=|[=≤≥])\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([a-zA-Z%]*)$/.exec(text.trim());
  const operator = operatorOf(match?.[1] ?? '');
  const factor = own(units, match?.[3] ?? '');
  if (operator === undefined || match?.[2] === undefined || factor === undefined) return undefined;
  return { operator, limit: Number(match[2]) * factor, unit: match[3] ?? '' };
};

export const holds = ({ operator, limit }: Objective, value: number): boolean => {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '==':
      return value === limit;
    case '!=':
      return value !== limit;
  }
};

const rounded = (value: number): string => `${Number(value.toPrecision(4))}`;

/** A value in base units → one in `unit`, for people. */
export const inUnit = (value: number, unit: string): number => value / (own(units, unit) ?? 1);

export const shown = (value: number, unit: string): string => `${rounded(inUnit(value, unit))} ${unit}`.trim();

const signs: Readonly<Record<Operator, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' };

export const objectiveText = ({ operator, limit, unit }: Objective): string =>
  `${signs[operator]} ${shown(limit, unit)}`;

/** Where higher is worse: errors, times, sizes. */
export const lowerIsBetter = ({ operator }: Objective): boolean => operator !== '>' && operator !== '>=';
