/** What the step and the host (the program that outlives it) say to each other, and what the host keeps on disk. */
import { z } from 'zod';

const colour = z.enum(['blue', 'green']);

export const ending = z.object({
  /** A code of the rollout catalogue. */
  cause: z.string(),
  detail: z.string(),
  at: z.number(),
});
export type Ending = z.infer<typeof ending>;

const instance = z.object({
  id: z.string(),
  releaseId: z.string(),
  port: z.number().int(),
  /** The file that runs; an image it is part of is still needed. */
  program: z.string(),
  log: z.string(),
  startedAt: z.number(),
  /** Both null between the recorded intent and the recorded start. */
  pid: z.number().int().nullable(),
  /** Tells the process from a later one with the same pid. */
  startTime: z.string().nullable(),
  ending: ending.nullable(),
});
export type Instance = z.infer<typeof instance>;

/** proxy.json: written and synced before a change takes effect. */
export const hostState = z.object({
  schema: z.literal('prod-actions/process-proxy/v1'),
  entrance: z.object({ host: z.string(), port: z.number().int() }),
  pid: z.number().int(),
  fence: z.number().int(),
  traffic: colour.nullable(),
  colours: z.object({ blue: instance.nullable(), green: instance.nullable() }),
});
export type HostState = z.infer<typeof hostState>;

const latency = z.object({
  /** Upper bounds of the buckets in milliseconds; one more bucket holds what is above the last. */
  bounds: z.array(z.number()),
  counts: z.array(z.number()),
});

export const laneStats = z.object({
  colour,
  releaseId: z.string(),
  instance: z.string(),
  /** Milliseconds since the epoch: when counting began. */
  since: z.number(),
  inFlight: z.number(),
  /** Of those in flight: upgraded connections (WebSocket). */
  tunnels: z.number(),
  requests: z.number(),
  status: z.object({ '1xx': z.number(), '2xx': z.number(), '3xx': z.number(), '4xx': z.number(), '5xx': z.number() }),
  /** Answered 502 by the proxy, by cause; they are part of 5xx. */
  proxyErrors: z.record(z.string(), z.number()),
  /** The release cut its own answer short after the head was sent. */
  truncated: z.number(),
  clientAborted: z.number(),
  /** Request head received → answer head received. */
  latency,
});
export type LaneStats = z.infer<typeof laneStats>;

export const trafficStats = z.object({
  at: z.number(),
  lanes: z.array(laneStats),
  /** Requests answered 503 because no colour had traffic. */
  withoutRelease: z.number(),
});
export type TrafficStats = z.infer<typeof trafficStats>;

const colourState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('starting'), releaseId: z.string() }),
  z.object({ state: z.literal('ready'), releaseId: z.string() }),
  z.object({
    state: z.literal('broken'),
    releaseId: z.string(),
    cause: z.string(),
    detail: z.string(),
    logTail: z.string(),
  }),
]);

export const observed = z.object({
  blue: colourState,
  green: colourState,
  traffic: colour.nullable(),
  fence: z.number(),
  ports: z.object({ blue: z.number().nullable(), green: z.number().nullable() }),
  entrance: z.object({ host: z.string(), port: z.number() }),
  pid: z.number(),
  /** What it runs; when something else is shipped it is upgraded. */
  node: z.string(),
  program: z.string(),
});

const token = z.number().int().nonnegative();

/** Operations of the control socket: request and answer. */
export const operations = {
  observe: { request: z.object({}), answer: observed },
  fence: { request: z.object({ token }), answer: z.object({ fence: z.number() }) },
  start: {
    request: z.object({
      colour,
      releaseId: z.string(),
      command: z.array(z.string()).min(1),
      cwd: z.string(),
      env: z.record(z.string(), z.string()),
      graceMs: z.number(),
      token,
    }),
    answer: z.object({ started: z.boolean() }),
  },
  switch: {
    request: z.object({ from: colour.nullable(), to: colour, token }),
    answer: z.object({ result: z.enum(['switched', 'moved-by-other']) }),
  },
  retire: {
    request: z.object({ colour, drainMs: z.number(), graceMs: z.number(), token }),
    answer: z.object({ cutRequests: z.number(), drainedMs: z.number() }),
  },
  drain: {
    request: z.object({ colour, drainMs: z.number() }),
    answer: z.object({ cutRequests: z.number(), drainedMs: z.number() }),
  },
  logs: { request: z.object({ colour, lines: z.number().int() }), answer: z.object({ text: z.string() }) },
  stats: { request: z.object({}), answer: trafficStats },
  /** Replaces the running program by another one without dropping a connection. */
  upgrade: { request: z.object({ node: z.string(), program: z.string() }), answer: z.object({ pid: z.number() }) },
  /** Stops both apps and the host itself. */
  'take-down': { request: z.object({ graceMs: z.number() }), answer: z.object({}) },
} as const;

export type Operation = keyof typeof operations;
export type RequestOf<O extends Operation> = z.infer<(typeof operations)[O]['request']>;
export type AnswerOf<O extends Operation> = z.infer<(typeof operations)[O]['answer']>;

/** The same schemas as functions, so that the type of an answer follows from the operation's name. */
export const parseAnswer: { readonly [O in Operation]: (body: unknown) => AnswerOf<O> } = {
  observe: body => operations.observe.answer.parse(body),
  fence: body => operations.fence.answer.parse(body),
  start: body => operations.start.answer.parse(body),
  switch: body => operations.switch.answer.parse(body),
  retire: body => operations.retire.answer.parse(body),
  drain: body => operations.drain.answer.parse(body),
  logs: body => operations.logs.answer.parse(body),
  stats: body => operations.stats.answer.parse(body),
  upgrade: body => operations.upgrade.answer.parse(body),
  'take-down': body => operations['take-down'].answer.parse(body),
};

/** What the control socket answers when an operation was refused. */
export const refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('fenced-out'), token: z.number(), fence: z.number() }),
  /** Another host takes over; ask again. */
  z.object({ code: z.literal('leaving') }),
  z.object({
    code: z.enum(['colour-has-traffic', 'colour-not-running', 'proxy-state-not-writable', 'proxy-not-started', 'bug']),
    message: z.string(),
  }),
]);
export type Refusal = z.infer<typeof refusal>;

/** What the host tells whoever started it, once. */
export const bootReport = z.discriminatedUnion('boot', [
  z.object({ boot: z.literal('ready'), pid: z.number() }),
  z.object({ boot: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type BootReport = z.infer<typeof bootReport>;

export const stateFile = 'proxy.json';
export const socketFile = 'control.sock';
export const logFile = 'proxy.log';

/** In the environment of every app: `<state folder>#<instance id>`, so that strays can be found. */
export const instanceVariable = 'PROD_ACTIONS_INSTANCE';
