import type { Runtime } from '../../core/ports.ts';

/** What a channel may use. */
export type ChannelParts = Pick<Runtime, 'http' | 'clock' | 'log' | 'env' | 'context' | 'secrets'>;
