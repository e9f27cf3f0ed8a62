/** The domain reads and writes durations too, so they stand there. */
export { formatDuration, parseDuration } from '../domain/text/durations.ts';
