/** A real Prometheus server on 127.0.0.1 that scrapes every second. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../src/adapters/process/host/ports.ts';

export interface PrometheusServer {
  readonly url: string;
  /** Stops answering without closing, and goes on. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const ready = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const ok = await fetch(`${url}/-/ready`).then(
      response => response.ok,
      () => false,
    );
    if (ok) return;
    await delay(100);
  }
  throw new Error('Prometheus is not ready after 30 s');
};

/** @param targets job name → `host:port` */
export const startPrometheus = async (
  program: string,
  folder: string,
  targets: Readonly<Record<string, string>>,
): Promise<PrometheusServer> => {
  await mkdir(folder, { recursive: true });
  const jobs = Object.entries(targets).map(
    ([job, target]) => `  - job_name: ${job}\n    static_configs:\n      - targets: ['${target}']\n`,
  );
  const config = join(folder, 'prometheus.yml');
  await writeFile(config, `global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\nscrape_configs:\n${jobs.join('')}`);
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  await ready(`http://${address}`);
  return {
    url: `http://${address}`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
