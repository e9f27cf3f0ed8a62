/** Sigstore's services on 127.0.0.1, with keys of their own: signs content as a publisher's release workflow would. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { bundleToJSON } from '@sigstore/bundle';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, rekorHandler } from '@sigstore/mock';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { FulcioSigner, MessageSignatureBundleBuilder, RekorWitness } from '@sigstore/sign';

export interface SigstoreMock {
  readonly trustedRoot: TrustedRoot;
  /** The bundle of `content`, signed by the workflow `identity`. */
  sign(content: Uint8Array, identity: string): Promise<unknown>;
  close(): Promise<void>;
}

export const mockIssuer = 'https://issuer.invalid';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const unsignedToken = (claims: object): string =>
  `${['{"alg":"none"}', JSON.stringify(claims)].map(part => Buffer.from(part).toString('base64url')).join('.')}.`;

const log = (baseUrl: string, publicKey: KeyObject, start: string): object => {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: base64(spki), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: { start } },
    logId: { keyId: base64(createHash('sha256').update(spki).digest()) },
  };
};

export const startSigstoreMock = async (): Promise<SigstoreMock> => {
  const start = new Date(Date.now() - 60_000).toISOString();
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const ctlog = await initializeCTLog(keys);
  const ca = await initializeCA(keys, ctlog);
  const tlog = await initializeTLog(base, keys);
  const handlers = [fulcioHandler(ca, { strict: true }), rekorHandler(tlog, { strict: true })];
  server.on('request', async (request, response) => {
    const handler = handlers.find(one => one.path === request.url);
    const answer = await handler?.fn(await text(request));
    response.writeHead(answer?.statusCode ?? 404, { 'content-type': answer?.contentType ?? 'text/plain' });
    response.end(answer?.response ?? '');
  });

  const authority = {
    subject: { commonName: 'sigstore', organization: 'sigstore.mock' },
    uri: base,
    certChain: {
      certificates: [{ rawBytes: base64(new Uint8Array(ca.rootCertificate.buffer)) }],
    },
    validFor: { start },
  };
  const one = log(base, keys.publicKey, start);
  return {
    trustedRoot: TrustedRoot.fromJSON({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [one],
      ctlogs: [one],
      timestampAuthorities: [],
      certificateAuthorities: [authority],
    }),
    sign: async (content, identity) => {
      const token = unsignedToken({ sub: identity, iss: mockIssuer });
      const signer = new FulcioSigner({ fulcioBaseURL: base, identityProvider: { getToken: async () => token } });
      const builder = new MessageSignatureBundleBuilder({
        signer,
        witnesses: [new RekorWitness({ rekorBaseURL: base })],
      });
      return bundleToJSON(await builder.create({ data: Buffer.from(content) }));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
};
