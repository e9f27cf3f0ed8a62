import type { Side } from './runs.ts';

/** The numbers of pairs after which the data are looked at: the first, the last, and one half-way. */
export const looksOf = (pairs: number, maxPairs: number): number[] => {
  if (maxPairs <= pairs) return [pairs];
  const middle = Math.ceil((pairs + maxPairs) / 2);
  return [...new Set([pairs, middle, maxPairs])];
};

/**
 * Who goes first in each pair. Two pairs make a block, ABBA or BAAB by lot, so that neither a drift of the machine nor
 * an advantage of going first favours a side.
 */
export const pairOrders = (pairs: number, random: () => number): (readonly [Side, Side])[] => {
  const orders: (readonly [Side, Side])[] = [];
  while (orders.length < pairs) {
    const ab = ['base', 'candidate'] as const;
    const ba = ['candidate', 'base'] as const;
    orders.push(...(random() < 0.5 ? [ab, ba] : [ba, ab]));
  }
  return orders.slice(0, pairs);
};
