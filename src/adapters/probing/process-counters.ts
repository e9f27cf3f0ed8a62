import { callHost } from '../process/client.ts';
import type { LaneStats } from '../process/host/protocol.ts';
import type { CounterSource } from './counters.ts';

const answered = ({ status }: LaneStats): number => status['2xx'] + status['3xx'] + status['4xx'] + status['5xx'];

/** What the proxy of the process target counted for one release, over all its instances. */
export const processCounters = (folder: string, releaseId: string): CounterSource => ({
  name: 'proxy of the process target',
  read: async () => {
    const { lanes } = await callHost(folder, 'stats', {});
    const own = lanes.filter(lane => lane.releaseId === releaseId);
    return {
      requests: own.reduce((sum, lane) => sum + answered(lane), 0),
      failed: own.reduce((sum, lane) => sum + lane.status['5xx'] + lane.truncated, 0),
      inFlight: own.reduce((sum, lane) => sum + lane.inFlight - lane.tunnels, 0),
    };
  },
});
