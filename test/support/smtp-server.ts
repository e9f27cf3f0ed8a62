/** A mail server on 127.0.0.1 that speaks as much SMTP as clients need: EHLO, STARTTLS, AUTH PLAIN, one mail at a time. */
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface Mailed {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, without the dots that protect it. */
  readonly data: string;
  readonly tls: boolean;
  readonly user: string | null;
}

export interface SmtpOptions {
  readonly certificate?: Certificate;
  /** TLS from the first byte on. */
  readonly implicit?: boolean;
  /** `user:password`; without it nobody needs to log in. */
  readonly login?: string;
  /** A reply of the test's own to a command line, or to `DATA-END`; 'hang' says nothing any more, 'cut' hangs up. */
  readonly reply?: (command: string, connection: number) => string | undefined;
}

export interface SmtpServer {
  readonly port: number;
  mailed(): readonly Mailed[];
  connections(): number;
  close(): Promise<void>;
}

class Session {
  private socket: Socket;
  private readonly options: SmtpOptions;
  private readonly number: number;
  private readonly deliver: (mail: Mailed) => void;
  private buffer = '';
  private inData = false;
  private user: string | null = null;
  private from = '';
  private to: string[] = [];

  constructor(socket: Socket, options: SmtpOptions, number: number, deliver: (mail: Mailed) => void) {
    this.options = options;
    this.number = number;
    this.deliver = deliver;
    this.socket = socket;
    this.listen(socket);
    this.answer('GREETING', '220 test ESMTP');
  }

  private listen(socket: Socket): void {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      this.buffer += chunk.toString('latin1');
      this.read();
    });
  }

  private read(): void {
    for (;;) {
      const end = this.buffer.indexOf(this.inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = this.buffer.slice(0, end);
      this.buffer = this.buffer.slice(end + (this.inData ? 5 : 2));
      if (this.inData) this.endOfData(text);
      else this.command(text);
    }
  }

  private answer(command: string, otherwise: string): boolean {
    const own = this.options.reply?.(command, this.number);
    if (own === 'hang') return false;
    if (own === 'cut') this.socket.destroy();
    else this.socket.write(`${own ?? otherwise}\r\n`);
    return own === undefined;
  }

  private endOfData(text: string): void {
    this.inData = false;
    const data = Buffer.from(text.replaceAll(/^\.\./gm, '.'), 'latin1').toString('utf8');
    const { from, to, user } = this;
    const mail = { from, to, data, user, tls: this.socket instanceof TLSSocket };
    if (this.answer('DATA-END', '250 queued')) this.deliver(mail);
  }

  private command(line: string): void {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'STAR') this.startTls();
    else if (word === 'AUTH') this.login(line);
    else if (word === 'DATA') this.inData = this.answer(line, '354 go on');
    else if (word === 'EHLO') this.answer(line, this.greeting());
    else this.envelope(word, line);
  }

  private envelope(word: string, line: string): void {
    const mayMail = this.options.login === undefined || this.user !== null;
    if (word === 'MAIL' && !mayMail) this.answer(line, '530 log in first');
    else if (word === 'QUIT') {
      this.answer(line, '221 bye');
      this.socket.end();
    } else {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (word === 'MAIL') [this.from, this.to] = [address, []];
      if (this.answer(line, '250 ok') && word === 'RCPT') this.to.push(address);
    }
  }

  private greeting(): string {
    const secured = this.socket instanceof TLSSocket;
    const offers = [
      ...(this.options.certificate !== undefined && !secured ? ['STARTTLS'] : []),
      ...(this.options.login !== undefined ? ['AUTH PLAIN'] : []),
      '8BITMIME',
    ];
    return ['250-test', ...offers.slice(0, -1).map(offer => `250-${offer}`), `250 ${offers.at(-1)}`].join('\r\n');
  }

  private login(line: string): void {
    const [, user = '', password = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .toString('utf8')
      .split('\0');
    const good = `${user}:${password}` === this.options.login;
    if (good) this.user = user;
    this.answer(line, good ? '235 welcome' : `535 5.7.8 no, ${password} is wrong`);
  }

  private startTls(): void {
    const { certificate } = this.options;
    if (certificate === undefined || !this.answer('STARTTLS', '220 go on')) return;
    const plain = this.socket;
    plain.removeAllListeners('data');
    this.listen(new TLSSocket(plain, { isServer: true, cert: certificate.pem, key: certificate.keyPem }));
  }
}

export const smtpServer = async (options: SmtpOptions = {}): Promise<SmtpServer> => {
  const mailed: Mailed[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const accept = (socket: Socket): void => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    new Session(socket, options, connections, mail => mailed.push(mail));
  };
  const { certificate } = options;
  const server =
    options.implicit === true && certificate !== undefined
      ? createTlsServer({ cert: certificate.pem, key: certificate.keyPem }, accept)
      : createServer(accept);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return {
    port: address.port,
    mailed: () => mailed,
    connections: () => connections,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
};
