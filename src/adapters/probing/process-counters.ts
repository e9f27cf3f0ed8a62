import { callHost } from '../process/client.ts';
import type { LaneStats } from '../process/host/protocol.ts';
import type { Count, CounterSource } from './counters.ts';

const answered = ({ status }: LaneStats): number => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];

/** Of one release, over all its instances. A client that goes away is no failure of the release, nor an answer of it. */
export const countOf = (lanes: readonly LaneStats[], releaseId: string): Count => {
  const own = lanes.filter(lane => lane.releaseId === releaseId);
  return {
    requests: own.reduce((sum, lane) => sum + answered(lane), 0),
    failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
    inFlight: own.reduce((sum, lane) => sum + lane.inFlight - lane.tunnels, 0),
  };
};

/** What the proxy of the process target counted for one release. */
export const processCounters = (folder: string, releaseId: string): CounterSource => ({
  name: 'proxy of the process target',
  read: async () => countOf((await callHost(folder, 'stats', {})).lanes, releaseId),
});
