import { z } from 'zod';
import type { Announcement, Channel } from '../../domain/announcements/announcement.ts';
import type { MailServer } from './addresses.ts';
import { NotTaken } from './errors.ts';
import { mailText } from './mail-payload.ts';

export interface Mail {
  readonly server: MailServer;
  readonly from: string;
  readonly to: readonly string[];
  /** Certificates to trust beside the system's; set by tests. */
  readonly authorities?: string;
}

/** What nodemailer says of a failure; its message may repeat what was sent, the codes do not. */
const failure = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
});

const patienceMs = 8000;

/** 4xx: try again later. 5xx: it never will. Login and certificate do not mend themselves either. */
const isPassing = (code: string | undefined, status: number | undefined): boolean =>
  status !== undefined ? status < 500 : code !== 'EAUTH' && code !== 'ETLS' && code !== 'EENVELOPE';

const notTaken = (thrown: unknown, { host, port }: MailServer): NotTaken => {
  const read = failure.safeParse(thrown);
  const { code, responseCode, response } = read.success ? read.data : {};
  // A server may repeat what it was given; the answer to a login is not shown.
  const said =
    code === 'EAUTH' ? `it refused the login (${responseCode ?? 'no code'})` : (response ?? code ?? 'no reason');
  return new NotTaken(`${host}:${port} did not take the mail: ${said}`, { passing: isPassing(code, responseCode) });
};

const optionsOf = ({ server, authorities }: Mail) => ({
  host: server.host,
  port: server.port,
  secure: server.tls === 'implicit',
  requireTLS: server.tls === 'starttls',
  ignoreTLS: server.tls === 'off',
  ...(server.login === null ? {} : { auth: { user: server.login.user, pass: server.login.password }, forceAuth: true }),
  tls: { minVersion: 'TLSv1.2' as const, ...(authorities === undefined ? {} : { ca: authorities }) },
  connectionTimeout: patienceMs,
  greetingTimeout: patienceMs,
  socketTimeout: patienceMs,
  dnsTimeout: patienceMs,
  socketCloseTimeout: 0,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Loaded only where mail is sent. */
const send = async (mail: Mail, announcement: Announcement, signal: AbortSignal) => {
  const { createTransport } = await import('nodemailer');
  const { references, ...text } = mailText(announcement, mail.from);
  const transport = createTransport(optionsOf(mail));
  try {
    return await transport.sendMail({
      ...text,
      from: mail.from,
      to: [...mail.to],
      ...(references.length === 0 ? {} : { inReplyTo: references[0], references: [...references] }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      signal,
    });
  } finally {
    transport.close();
  }
};

/** Mail by SMTP to a relay of the caller. */
export const mail = (settings: Mail): Channel => ({
  name: 'mail',
  deliver: async (announcement, signal) => {
    try {
      const { accepted, rejected } = await send(settings, announcement, signal);
      const refused = rejected.length === 0 ? '' : `; ${rejected.length} refused`;
      return { detail: `handed to ${settings.server.host} for ${accepted.length} recipients${refused}` };
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      throw notTaken(thrown, settings.server);
    }
  },
});
