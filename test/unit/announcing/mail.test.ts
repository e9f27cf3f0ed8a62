import { afterEach, describe, expect, test } from 'vitest';
import { mailServerOf } from '../../../src/adapters/announcing/addresses.ts';
import { dispatch, timeLimit } from '../../../src/adapters/announcing/dispatch.ts';
import { mail } from '../../../src/adapters/announcing/mail.ts';
import { nodeClock } from '../../../src/core/clock.ts';
import type { Announcement, Delivery } from '../../../src/domain/announcements/announcement.ts';
import { announcement } from '../../support/announcement.ts';
import { certificate as makeCertificate } from '../../support/certificates.ts';
import { type SmtpOptions, type SmtpServer, smtpServer } from '../../support/smtp-server.ts';

let server: SmtpServer;

afterEach(async () => await server.close());

const certificate = makeCertificate({
  name: 'localhost',
  names: ['localhost', '127.0.0.1'],
  days: 30,
  authority: true,
});

const start = async (options: SmtpOptions): Promise<void> => {
  server = await smtpServer(options);
};

const send = async (
  scheme: string,
  over: { login?: string; query?: string; what?: Announcement; to?: readonly string[]; limitMs?: number } = {},
): Promise<Delivery> => {
  const login = over.login === undefined ? '' : `${over.login}@`;
  const found = mailServerOf(`${scheme}://${login}127.0.0.1:${server.port}${over.query ?? ''}`);
  if ('problem' in found) throw new Error(found.problem);
  const channel = mail({
    server: found,
    from: 'Ops <ops@example.com>',
    to: over.to ?? ['a@example.com', 'b@example.com'],
    authorities: certificate.pem,
  });
  const limit = timeLimit(nodeClock, over.limitMs ?? 8000, new AbortController().signal, () => 0);
  const [delivery] = await dispatch([channel], over.what ?? announcement(), {
    clock: nodeClock,
    random: () => 0,
    ...limit,
    secrets: [],
  });
  limit.end();
  if (delivery === undefined) throw new Error('no delivery');
  return delivery;
};

describe('mail', { timeout: 20_000 }, () => {
  test('STARTTLS and a login: every recipient, text and HTML, as an automatic message', async () => {
    await start({ certificate, login: 'ops:p@ss w0rd' });
    const delivery = await send('smtp', { login: 'ops:p%40ss%20w0rd' });
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, detail: 'handed to 127.0.0.1 for 2 recipients' });
    const [one] = server.mailed();
    expect(one).toMatchObject({
      tls: true,
      user: 'ops',
      from: 'ops@example.com',
      to: ['a@example.com', 'b@example.com'],
    });
    expect(one?.data).toMatch(/^Subject: ROLLED BACK: shop in production/m);
    expect(one?.data).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(one?.data).toMatch(/^In-Reply-To: <incident-[0-9a-f]+@example\.com>/m);
    expect(one?.data).toMatch(/multipart\/alternative/);
    expect(one?.data).toMatch(/^X-Priority: 1/m);
  });

  test('TLS from the start', async () => {
    await start({ certificate, implicit: true, login: 'ops:secret' });
    expect(await send('smtps', { login: 'ops:secret' })).toMatchObject({ state: 'delivered' });
    expect(server.mailed()[0]).toMatchObject({ tls: true, user: 'ops' });
  });

  test('a server that offers no TLS gets neither password nor mail', async () => {
    await start({ login: 'ops:secret' });
    const delivery = await send('smtp', { login: 'ops:secret' });
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(server.mailed()).toEqual([]);
  });

  test('without TLS only where it is said', async () => {
    await start({});
    expect(await send('smtp', { query: '?tls=off' })).toMatchObject({ state: 'delivered' });
  });

  test('a wrong password is final, and is not repeated in what is said', async () => {
    await start({ certificate, login: 'ops:right' });
    const delivery = await send('smtp', { login: 'ops:wrongpassword' });
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(delivery.detail).toContain('535');
    expect(delivery.detail).not.toContain('wrongpassword');
  });

  test('greylisting passes: tried again', async () => {
    await start({
      reply: (command, connection) =>
        command.startsWith('RCPT') && connection === 1 ? '451 4.7.1 try again later' : undefined,
    });
    expect(await send('smtp', { query: '?tls=off' })).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  test('a mail that is refused for good is not tried again', async () => {
    await start({ reply: command => (command === 'DATA-END' ? '554 5.7.1 no' : undefined) });
    const delivery = await send('smtp', { query: '?tls=off' });
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(delivery.detail).toContain('554');
  });

  test('one refused recipient does not keep it from the others, and is said', async () => {
    await start({ reply: command => (command.includes('b@example.com') ? '550 unknown' : undefined) });
    const delivery = await send('smtp', { query: '?tls=off' });
    expect(delivery).toMatchObject({ state: 'delivered', detail: 'handed to 127.0.0.1 for 1 recipients; 1 refused' });
  });

  test.each(['GREETING', 'EHLO', 'DATA-END'])('a server that hangs at %s costs the limit and no more', async at => {
    await start({ reply: command => (command.startsWith(at) ? 'hang' : undefined) });
    const started = performance.now();
    const delivery = await send('smtp', { query: '?tls=off', limitMs: 500 });
    expect(delivery).toMatchObject({ state: 'failed', detail: 'gave no answer until the time was over' });
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('a connection that is cut is tried again', async () => {
    await start({
      reply: (command, connection) => (command.startsWith('MAIL') && connection === 1 ? 'cut' : undefined),
    });
    expect(await send('smtp', { query: '?tls=off' })).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  test('a headline with line ends adds no header', async () => {
    await start({});
    const what = announcement({ headline: 'x\r\nBcc: everybody@example.com\r\n\r\nbody' });
    await send('smtp', { query: '?tls=off', what, to: ['a@example.com'] });
    const [head = ''] = server.mailed()[0]?.data.split('\r\n\r\n') ?? [];
    expect(head).not.toMatch(/^Bcc:/m);
    expect(server.mailed()[0]?.to).toEqual(['a@example.com']);
  });
});
