import { Resolver } from 'node:dns/promises';
import { systemCode } from '../../../core/errors.ts';
import type { DnsProbe } from '../../../domain/verification/probing/kinds.ts';
import { Timeout } from '../prober.ts';
import type { Way, WayParts } from '../way.ts';
import { attempt } from './settle.ts';

/** Each record as one text, as a person writes it. */
const records = async (resolver: Resolver, { host, type }: DnsProbe): Promise<readonly string[]> => {
  switch (type) {
    case 'A':
      return await resolver.resolve4(host);
    case 'AAAA':
      return await resolver.resolve6(host);
    case 'CNAME':
      return await resolver.resolveCname(host);
    case 'NS':
      return await resolver.resolveNs(host);
    case 'TXT':
      return (await resolver.resolveTxt(host)).map(parts => parts.join(''));
    case 'MX':
      return (await resolver.resolveMx(host)).map(({ priority, exchange }) => `${priority} ${exchange}`);
  }
};

/** The resolver's words for "there is none" and "nobody answered". */
const faults: Readonly<Record<string, (message: string) => Error>> = {
  ENODATA: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
  ESERVFAIL: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
  EREFUSED: message => Object.assign(new Error(message), { code: 'ENOTFOUND' }),
  ETIMEOUT: message => new Timeout(message),
};

export const dnsWay = (probe: DnsProbe, { timeoutMs }: Pick<WayParts, 'timeoutMs'>): Way => ({
  ask: async (_, signal) =>
    await attempt({ timeoutMs, signal }, ({ done, fail, onEnd }) => {
      const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
      if (probe.server !== null) resolver.setServers([probe.server]);
      onEnd(() => resolver.cancel());
      records(resolver, probe).then(
        found => done({ kind: 'dns', records: [...found].sort() }),
        (error: unknown) => {
          const other = faults[systemCode(error) ?? ''];
          fail(other === undefined || !(error instanceof Error) ? error : other(error.message));
        },
      );
    }),
});
