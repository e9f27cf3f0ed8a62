/** Enough of Snyk's API for the real CLI: tests dependency graphs and container scans against advisories given here. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

export interface SnykAdvisory {
  readonly id: string;
  readonly packageName: string;
  /** Only this version is vulnerable. */
  readonly version: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly title: string;
  readonly cves: readonly string[];
  readonly ghsas: readonly string[];
  readonly fixedIn: readonly string[];
  readonly cvssScore: number | null;
}

export interface SnykRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
}

interface DepPackage {
  readonly id: string;
  readonly info: { readonly name: string; readonly version?: string };
}

interface Body {
  depGraph?: { pkgs: DepPackage[]; pkgManager: { name: string } };
  scanResult?: {
    facts: { type: string; data: { pkgs: DepPackage[]; pkgManager: { name: string } } }[];
  };
}

export interface SnykStub {
  /** For `snyk-api`. */
  readonly address: string;
  readonly requests: readonly SnykRequest[];
  /** Answer every request with this status instead. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

const meta = {
  org: 'stub',
  isLicensesEnabled: false,
  licensesPolicy: { severities: {}, orgLicenseRules: {} },
  ignoreSettings: null,
  isPublic: false,
};

const issueData = (advisory: SnykAdvisory, packageManager: string): object => ({
  id: advisory.id,
  title: advisory.title,
  severity: advisory.severity,
  packageName: advisory.packageName,
  packageManager,
  identifiers: { CVE: advisory.cves, GHSA: advisory.ghsas, CWE: [] },
  semver: { vulnerable: [`=${advisory.version}`] },
  fixedIn: advisory.fixedIn,
  cvssScore: advisory.cvssScore,
  CVSSv3: null,
});

const affected = (pkgs: readonly DepPackage[], advisories: readonly SnykAdvisory[]) =>
  pkgs.flatMap(pkg => {
    const found = advisories.filter(one => one.packageName === pkg.info.name && one.version === pkg.info.version);
    return found.length === 0 ? [] : [{ pkg, found }];
  });

const fixInfo = { upgradePaths: [], isPatchable: false };

const answerTo = (body: Body, advisories: readonly SnykAdvisory[]): object => {
  const graph = body.depGraph ?? body.scanResult?.facts.find(fact => fact.type === 'depGraph')?.data;
  const hits = affected(graph?.pkgs ?? [], advisories);
  const manager = graph?.pkgManager.name ?? 'npm';
  return {
    result: {
      affectedPkgs: Object.fromEntries(
        hits.map(({ pkg, found }) => [
          pkg.id,
          { pkg: pkg.info, issues: Object.fromEntries(found.map(({ id }) => [id, { issueId: id, fixInfo }])) },
        ]),
      ),
      issuesData: Object.fromEntries(
        hits.flatMap(({ found }) => found.map(one => [one.id, issueData(one, manager)] as const)),
      ),
      issues: hits.flatMap(({ pkg, found }) =>
        found.map(({ id }) => ({ pkgName: pkg.info.name, pkgVersion: pkg.info.version, issueId: id, fixInfo })),
      ),
      ...(body.scanResult === undefined ? {} : { depGraphData: graph }),
    },
    meta,
    filesystemPolicy: false,
  };
};

const readBody = async (request: IncomingMessage): Promise<Body> => {
  const bytes = await buffer(request);
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  const parsed: Body = text.length === 0 ? {} : JSON.parse(text.toString('utf8'));
  return parsed;
};

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const listening = async (server: Server): Promise<number> =>
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

export const startSnykStub = async (advisories: readonly SnykAdvisory[]): Promise<SnykStub> => {
  const requests: SnykRequest[] = [];
  let failure: number | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        authorization: request.headers.authorization ?? '',
      });
      if (failure !== undefined) send(response, failure, { code: failure, message: 'stub refuses' });
      else if (request.method === 'GET') send(response, 200, { ok: true });
      else send(response, 200, answerTo(body, advisories));
    })();
  });
  const port = await listening(server);
  return {
    address: `http://127.0.0.1:${port}/api`,
    requests,
    fail: status => {
      failure = status;
    },
    close: async () =>
      await new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
