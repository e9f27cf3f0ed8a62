/**
 * Stubs of metric services made from their public API descriptions: each checks how it is asked as the description
 * demands and answers in its form. What it answers is told as points: seconds before now and value.
 */
import { createVerify } from 'node:crypto';
import { z } from 'zod';
import { signed } from '../../../src/adapters/checks/metrics/providers/sigv4.ts';
import { type Answer, type Received, type Stub, stub } from './stub.ts';

/** Seconds before now, value. */
export type Points = readonly (readonly [number, number | null])[];
/** `hang`: never answers; `garbage`: no JSON; `broken`: the service’s own error; `denied`: credentials are refused. */
export type Mood = 'hang' | 'garbage' | 'broken' | 'denied';
export type Told = Mood | { readonly series: readonly Points[]; readonly partial?: boolean };

const now = (): number => Math.floor(Date.now() / 1000);

const moody =
  (
    told: () => Told,
    refusals: { readonly denied: Answer; readonly broken: Answer },
    answer: (series: readonly Points[], request: Received, partial: boolean) => Answer,
    /** Answered whatever the mood. */
    always: (request: Received) => Answer | undefined = () => undefined,
  ) =>
  async (): Promise<Stub> =>
    await stub(request => {
      const sure = always(request);
      if (sure !== undefined) return sure;
      const mood = told();
      if (mood === 'hang') return undefined;
      if (mood === 'garbage') return { body: '<html>maintenance</html>' };
      if (mood === 'denied') return refusals.denied;
      if (mood === 'broken') return refusals.broken;
      return answer(mood.series, request, mood.partial === true);
    });

/** docs.datadoghq.com, "Query timeseries points": GET /api/v1/query?from&to&query, times in seconds, points in ms. */
export const datadogStub = (told: () => Told) =>
  moody(
    told,
    {
      denied: { status: 403, body: { errors: ['Forbidden'] } },
      broken: {
        status: 400,
        body: { errors: ["Error parsing query: unable to parse avg:: Rule 'scope_expr' didn't match"] },
      },
    },
    (series, { url, headers, method }) => {
      if (method !== 'GET' || url.pathname !== '/api/v1/query') return { status: 404, body: { errors: ['Not found'] } };
      if (headers['dd-api-key'] !== 'api-key-123' || headers['dd-application-key'] !== 'app-key-456')
        return { status: 403, body: { errors: ['Forbidden'] } };
      const [from, to] = [Number(url.searchParams.get('from')), Number(url.searchParams.get('to'))];
      if (!Number.isInteger(from) || !(to > from)) return { status: 400, body: { errors: ['from/to'] } };
      return {
        body: {
          status: 'ok',
          res_type: 'time_series',
          from_date: from * 1000,
          to_date: to * 1000,
          query: url.searchParams.get('query'),
          series: series.map((points, index) => ({
            metric: 'trace.http.request.errors',
            scope: `host:${index}`,
            interval: 10,
            length: points.length,
            pointlist: points.map(([ago, value]) => [(now() - ago) * 1000, value]),
          })),
        },
      };
    },
  );

const getMetricData = z.object({
  StartTime: z.number(),
  EndTime: z.number(),
  MetricDataQueries: z.array(z.object({ Id: z.string(), Expression: z.string(), Period: z.number() })).length(1),
  NextToken: z.string().optional(),
});

const awsKeys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/secret', sessionToken: undefined };

/** The signature that the same request must carry. */
const properlySigned = ({ method, url, headers, body }: Received): boolean => {
  const time = String(headers['x-amz-date'] ?? '');
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const given = {
    'content-type': String(headers['content-type']),
    'x-amz-target': String(headers['x-amz-target']),
  };
  const request = { method, url: `http://${headers.host}${url.pathname}`, headers: given, body };
  const scope = { region: 'eu-west-1', service: 'monitoring', now: at };
  return Number.isFinite(at) && signed(request, awsKeys, scope)['authorization'] === headers.authorization;
};

/** CloudWatch API reference, GetMetricData, JSON protocol 1.0; two pages when there are more than two points. */
export const cloudwatchStub = (told: () => Told) =>
  moody(
    told,
    {
      denied: {
        status: 400,
        body: {
          __type: 'com.amazon.coral.service#AccessDeniedException',
          Message: 'not authorized to perform: cloudwatch:GetMetricData',
        },
      },
      broken: {
        status: 400,
        body: { __type: 'com.amazonaws.cloudwatch#ValidationError', message: 'Error in expression' },
      },
    },
    (series, request, partial) => {
      if (request.headers['x-amz-target'] !== 'GraniteServiceVersion20100801.GetMetricData')
        return { status: 400, body: { __type: 'UnknownOperationException' } };
      if (!properlySigned(request))
        return {
          status: 403,
          body: { __type: 'SignatureDoesNotMatch', message: 'The request signature does not match' },
        };
      const asked = getMetricData.parse(JSON.parse(request.body));
      const second = asked.NextToken !== undefined;
      const paged = series.some(points => points.length > 2);
      const results = series.map((points, index) => {
        const part = paged ? (second ? points.slice(2) : points.slice(0, 2)) : points;
        return {
          Id: asked.MetricDataQueries[0]?.Id,
          Label: `series ${index}`,
          Timestamps: part.map(([ago]) => now() - ago),
          Values: part.map(([, value]) => value ?? 0),
          StatusCode: partial || (paged && !second) ? 'PartialData' : 'Complete',
        };
      });
      return { body: { MetricDataResults: results, ...(paged && !second ? { NextToken: 'more' } : {}), Messages: [] } };
    },
  );

const nerdgraph = z.object({
  query: z.string().includes('nrql(query: $nrql'),
  variables: z.object({
    account: z.literal(42),
    nrql: z.string().regex(/ SINCE \d{13} UNTIL \d{13}$/),
    timeout: z.number(),
  }),
});

/** docs.newrelic.com, NerdGraph: POST with the header API-Key; errors come with status 200. */
export const newrelicStub = (told: () => Told) =>
  moody(
    told,
    {
      denied: {
        status: 401,
        body: {
          errors: [
            {
              message: 'Invalid credentials provided: API key required',
              extensions: { errorClass: 'AUTHENTICATION_REQUIRED' },
            },
          ],
        },
      },
      broken: {
        body: {
          data: { actor: { account: { nrql: null } } },
          errors: [
            {
              message: 'NRQL Syntax Error: Error at line 1 position 8',
              extensions: { errorClass: 'NRDB:1100011', code: 'BAD_REQUEST' },
              path: ['actor', 'account', 'nrql'],
            },
          ],
        },
      },
    },
    (series, { headers, body }) => {
      if (headers['api-key'] !== 'NRAK-secret') return { status: 401, body: { errors: [{ message: 'Unauthorized' }] } };
      const asked = nerdgraph.safeParse(JSON.parse(body));
      if (!asked.success) return { status: 400, body: { errors: [{ message: asked.error.message }] } };
      const [only = []] = series;
      const results =
        series.length > 1
          ? series.map((points, index) => ({ facet: `host ${index}`, percentage: points[0]?.[1] ?? null }))
          : only.map(([ago, value]) => ({
              beginTimeSeconds: now() - ago - 10,
              endTimeSeconds: now() - ago,
              percentage: value,
            }));
      return { body: { data: { actor: { account: { nrql: { results } } } } } };
    },
  );

const claims = z.object({
  iss: z.literal('verifier@acme.iam'),
  aud: z.string(),
  scope: z.string(),
  iat: z.number(),
  exp: z.number(),
});

/** Google: OAuth 2.0 for server to server (POST /token) and the PromQL endpoint of Cloud Monitoring. */
export const googleStub = (told: () => Told, publicKey: string) =>
  moody(
    told,
    {
      denied: {
        status: 403,
        body: {
          error: { code: 403, message: 'Permission monitoring.timeSeries.list denied', status: 'PERMISSION_DENIED' },
        },
      },
      broken: { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'invalid parameter "query"' } },
    },
    (series, { url, headers, body }, partial) => {
      const form = new URLSearchParams(body);
      if (headers.authorization !== 'Bearer ya29.granted') return { status: 401, body: { error: { code: 401 } } };
      if (url.pathname !== '/v1/projects/acme/location/global/prometheus/api/v1/query')
        return { status: 404, body: '' };
      const fresh = (form.get('query') ?? '').includes('timestamp(');
      const result = series.map((points, index) => {
        const [ago = 0, value = null] = points.at(-1) ?? [];
        const shown = fresh ? now() - ago : value === null ? 'NaN' : value;
        return { metric: { series: `${index}` }, value: [now(), `${shown}`] };
      });
      const warnings = partial ? ['some data could not be fetched'] : undefined;
      return {
        body: {
          status: 'success',
          data: { resultType: 'vector', result: fresh ? result.slice(0, 1) : result },
          ...(warnings ? { warnings } : {}),
        },
      };
    },
    ({ url, body }) => {
      if (url.pathname === '/token') {
        const form = new URLSearchParams(body);
        const [header = '', payload = '', signature = ''] = (form.get('assertion') ?? '').split('.');
        const real = createVerify('RSA-SHA256')
          .update(`${header}.${payload}`)
          .verify(publicKey, Buffer.from(signature, 'base64url'));
        const claimed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
        return real && claimed.success
          ? { body: { access_token: 'ya29.granted', expires_in: 3600, token_type: 'Bearer' } }
          : { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
      }
      return undefined;
    },
  );

/** docs.sentry.io: "List an Organization's Issues" with Link pages, and the events query with count(). */
export const sentryStub = (told: () => Told) =>
  moody(
    told,
    {
      denied: { status: 401, body: { detail: 'Invalid token' } },
      broken: { status: 400, body: { detail: 'Error parsing search query' } },
    },
    (series, { url, headers }) => {
      if (headers.authorization !== 'Bearer sntrys-secret') return { status: 401, body: { detail: 'Invalid token' } };
      const count = series[0]?.[0]?.[1] ?? 0;
      if (url.pathname === '/api/0/organizations/acme/events/')
        return series.length === 0
          ? { body: { data: [], meta: {} } }
          : { body: { data: [{ 'count()': count }], meta: {} } };
      if (url.pathname !== '/api/0/organizations/acme/issues/') return { status: 404, body: { detail: 'Not found' } };
      const from = Number((url.searchParams.get('cursor') ?? '0:0:0').split(':')[1]);
      const left = Math.max(0, count - from);
      const page = Array.from({ length: Math.min(100, left) }, (_, index) => ({
        id: `${from + index}`,
        title: 'TypeError',
      }));
      const more = left > 100;
      const link = `<http://stub/>; rel="previous"; results="false"; cursor="0:0:1", <http://stub/>; rel="next"; results="${more}"; cursor="0:${from + 100}:0"`;
      return { body: page, headers: { link } };
    },
  );

/** An address of the caller’s own. */
export const jsonStub = (told: () => Told) =>
  moody(
    told,
    { denied: { status: 403, body: { error: 'no' } }, broken: { status: 500, body: { error: 'database is away' } } },
    (series, { headers }) => {
      if (headers.authorization !== 'Bearer json-secret') return { status: 401, body: { error: 'who?' } };
      const values = series.map(points => points.at(-1)?.[1] ?? null);
      return { body: { stats: { rate: values[0], all: values }, name: 'web' } };
    },
  );
