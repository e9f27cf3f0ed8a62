/**
 * A stand-in for the GitHub REST API on 127.0.0.1. Every request and every answer is checked against GitHub's own
 * OpenAPI description (test/fixtures/github-api.json), so a call that GitHub would not understand fails a test.
 * Not checked: permissions, rate limits, real data. Nothing here was run against the real service.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import description from '../fixtures/github-api.json' with { type: 'json' };

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Values of the path's template: `{owner}` and so on. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** Parsed; undefined without one. */
  readonly body?: unknown;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut instead: nobody learns whether it was done. */
  readonly cut?: boolean;
}

/** Keyed by `GET /repos/{owner}/{repo}/…` as the description writes it. */
export type StubRoutes = Readonly<Record<string, (request: StubRequest) => StubAnswer | Promise<StubAnswer>>>;

const parameter = z.object({ name: z.string(), in: z.string() });
const reference = z.object({ $ref: z.string() });
const responseSchema = z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) });
const operation = z.object({
  parameters: z.array(z.union([reference, parameter])).default([]),
  requestBody: responseSchema.optional(),
  responses: z.record(z.string(), z.unknown()),
});

/** GitHub answers these everywhere, whether or not the operation lists them. */
const everywhere = new Set([401, 403, 404, 429, 500, 502, 503]);

const component = (ref: string): unknown => {
  let at: unknown = description;
  for (const part of ref.replace('#/', '').split('/')) at = z.record(z.string(), z.unknown()).parse(at)[part];
  return at;
};

const resolved = (value: unknown): unknown => {
  const ref = reference.safeParse(value);
  return ref.success ? component(ref.data.$ref) : value;
};

const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
ajv.addSchema({ $id: 'gh', components: description.components });

const local = (schema: unknown): object =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"gh#/components/')));

interface Operation {
  readonly key: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly query: ReadonlySet<string>;
  readonly body: ValidateFunction | undefined;
  /** What the body may hold; the description allows anything else as well, and GitHub then ignores it. */
  readonly fields: ReadonlySet<string>;
  readonly responses: ReadonlyMap<number, ValidateFunction | undefined>;
}

/** `{path}` and `{basehead}` may hold slashes; every other parameter is one segment. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>${name === 'path' || name === 'basehead' ? '.+' : '[^/]+'})`)}$`,
  );

const validator = (response: unknown): ValidateFunction | undefined => {
  const parsed = responseSchema.safeParse(resolved(response));
  return parsed.success ? ajv.compile(local(parsed.data.content['application/json'].schema)) : undefined;
};

const fieldsOf = (body: unknown): ReadonlySet<string> => {
  const parsed = responseSchema.safeParse(body);
  const schema = z.object({ properties: z.record(z.string(), z.unknown()) });
  return new Set(
    parsed.success ? Object.keys(schema.parse(parsed.data.content['application/json'].schema).properties) : [],
  );
};

const operations: readonly Operation[] = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => {
    const { parameters, responses, requestBody } = operation.parse(raw);
    const named = parameters.map(one => parameter.parse(resolved(one)));
    return {
      key: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      pattern: patternOf(path),
      query: new Set(named.filter(one => one.in === 'query').map(one => one.name)),
      body: validator(requestBody),
      fields: fieldsOf(requestBody),
      responses: new Map(Object.entries(responses).map(([status, one]) => [Number(status), validator(one)])),
    };
  }),
);

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
};

export class GitHubStub {
  readonly requests: StubRequest[] = [];
  /** What GitHub's description does not allow; a test expects this to be empty. */
  readonly problems: string[] = [];
  private readonly routes: StubRoutes;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(routes: StubRoutes) {
    this.routes = routes;
  }

  /** Starts on a free port of 127.0.0.1 and gives the address for GITHUB_API_URL. */
  async start(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the stub has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer: StubAnswer = await this.checked(request).catch((error: unknown) => ({
      status: 500,
      body: { message: String(error) },
      headers: {},
    }));
    if (answer.cut === true) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  }

  private async checked(request: IncomingMessage): Promise<StubAnswer> {
    const url = new URL(request.url ?? '/', 'http://stub');
    const method = request.method ?? 'GET';
    const found = operations.find(one => one.method === method && one.pattern.test(url.pathname));
    if (found === undefined) return this.problem(`${method} ${url.pathname} is not an operation we declared`);
    for (const name of url.searchParams.keys()) {
      if (!found.query.has(name)) this.problem(`${found.key} knows no query parameter ${name}`);
    }
    const groups = found.pattern.exec(url.pathname)?.groups ?? {};
    const parameters = Object.fromEntries(
      Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]),
    );
    const body = await bodyOf(request);
    const asked = { method, path: url.pathname, query: url.searchParams, parameters, headers: request.headers, body };
    this.requests.push(asked);
    this.checkBody(found, body);
    const answer = (await this.routes[found.key]?.(asked)) ?? { status: 404, body: { message: 'Not Found' } };
    this.checkAnswer(found, answer);
    return answer;
  }

  private checkBody(found: Operation, body: unknown): void {
    if (found.body === undefined) {
      if (body !== undefined) this.problem(`${found.key} takes no body`);
      return;
    }
    if (!found.body(body)) this.problem(`${found.key}: ${ajv.errorsText(found.body.errors).slice(0, 500)}`);
    const given = z.record(z.string(), z.unknown()).safeParse(body);
    for (const name of Object.keys(given.data ?? {})) {
      if (!found.fields.has(name)) this.problem(`${found.key} knows no field ${name}`);
    }
  }

  private checkAnswer(found: Operation, answer: StubAnswer): void {
    const validate = found.responses.get(answer.status);
    if (validate === undefined) {
      if (!found.responses.has(answer.status) && !everywhere.has(answer.status)) {
        this.problem(`${found.key} is not documented to answer ${answer.status}`);
      }
    } else if (!validate(answer.body)) {
      this.problem(`${found.key} ${answer.status}: ${ajv.errorsText(validate.errors).slice(0, 500)}`);
    }
  }

  private problem(text: string): StubAnswer {
    this.problems.push(text);
    return { status: 500, body: { message: text } };
  }
}
