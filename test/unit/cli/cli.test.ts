import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cli } from '../../../src/cli/cli.ts';
import { type Command, type Result, readValues } from '../../../src/cli/command.ts';
import { asText, Masking } from '../../../src/cli/terminal.ts';
import { CancelledError, ToolError, UserError } from '../../../src/core/errors.ts';
import { input } from '../../../src/core/inputs.ts';
import { fakeRuntime } from '../../support/fakes.ts';

const inputs = z.object({
  app: input.text({ doc: 'Name of the app.', required: true }),
  probes: input.lines({ doc: 'Probes.' }),
  'dry-run': input.boolean({ doc: 'Only say.', default: 'false' }),
  rate: input.integer({ doc: 'Rate.', default: '20', min: 1, max: 100 }),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an action.yml default
  token: input.text({ doc: 'Token.', secret: true, default: '${{ github.token }}' }),
});

type Values = z.output<typeof inputs>;

const good: Result = {
  verdict: 'pass',
  effect: 'continue',
  reasons: [],
  outputs: {},
  report: { schema: 'x' },
  text: '## ✅ fine',
};

const run = async (
  args: readonly string[],
  act: (values: Values, say: (line: string) => void) => Promise<Result> | Result = () => good,
  env: Record<string, string> = {},
) => {
  const [out, err]: [string[], string[]] = [[], []];
  let seen: Values | undefined;
  const command: Command = {
    inputs,
    execute: async (read, runtime) => {
      seen = readValues(inputs, [], read);
      runtime.outputs.set('early', '1');
      return await act(seen, line => runtime.log.info(line));
    },
  };
  const code = await cli(args, {
    terminal: new Masking({ out: text => void out.push(text), err: text => void err.push(text) }),
    env,
    commands: {
      verify: { summary: 'verify it', load: async () => command },
      status: { summary: 's', load: async () => command },
    },
    runtime: parts => fakeRuntime(parts),
  });
  return { code, out: out.join('\n'), err: err.join('\n'), seen };
};

describe('flags', () => {
  test('are the input names; booleans need no value; unset ones have the action’s default', async () => {
    const { seen, code } = await run(['verify', '--app', 'shop', '--dry-run', '--rate=7']);
    expect(code).toBe(0);
    expect(seen).toEqual({ app: 'shop', probes: [], 'dry-run': true, rate: 7, token: '' });
  });

  test('a boolean may be said no to', async () => {
    expect((await run(['verify', '--app=a', '--dry-run', 'false'])).seen?.['dry-run']).toBe(false);
  });

  test('lines are given by repeating the flag', async () => {
    expect((await run(['verify', '--app=a', '--probes', 'GET / 200', '--probes', 'GET /b 200'])).seen?.probes).toEqual([
      'GET / 200',
      'GET /b 200',
    ]);
  });

  test.each([
    [['verfy'], 'Unknown command "verfy". Did you mean verify?'],
    [['verify', '--ap', 'x'], 'unknown flag --ap. Did you mean --app?'],
    [['verify', '--constructor', 'x'], 'unknown flag --constructor'],
    [['verify', 'shop'], '"shop" is not a flag'],
    [['verify', '--app'], '--app needs a value'],
    [['verify', '--app', '--dry-run'], '--app needs a value'],
    [['verify', '--app=a', '--app=b'], '--app is given twice'],
    [['verify', '--token', 'abc'], 'Set the environment variable TOKEN instead'],
    [['verify', '--rate', '1000'], 'rate: is not a whole number in range (got "1000")'],
  ])('%j is wrong use: exit 2 and the fix', async (args, words) => {
    const { code, err, out } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(out).toBe('');
  });

  test('secrets come from the environment and are hidden in what is written', async () => {
    const { seen, err } = await run(
      ['verify', '--app=a'],
      ({ token }, say) => {
        say(`token is ${token}`);
        return good;
      },
      { TOKEN: 's3cret' },
    );
    expect(seen?.token).toBe('s3cret');
    expect(err).toBe('token is ***');
  });
});

describe('exit codes', () => {
  test.each([
    ['continue', 0],
    ['say', 0],
    ['block', 1],
  ] as const)('effect %s → %i', async (effect, code) => {
    expect((await run(['verify', '--app=a'], () => ({ ...good, effect }))).code).toBe(code);
  });

  test.each([
    [new UserError('locked', 'held by another', 'wait'), 3, 'held by another [locked]'],
    [new ToolError('http-failed', 'http', 'no answer'), 3, 'no answer'],
    [new CancelledError('SIGINT'), 130, 'cancelled by SIGINT'],
    [new TypeError('oops'), 3, 'This is a bug'],
  ])('%s', async (error, code, words) => {
    const result = await run(['verify', '--app=a'], () => {
      throw error;
    });
    expect(result.code).toBe(code);
    expect(result.err).toContain(words);
  });
});

describe('output', () => {
  test('--json is one object on stdout, with outputs that were set before a crash', async () => {
    const fine = await run(['verify', '--app=a', '--json'], () => ({ ...good, outputs: { n: '2' } }));
    expect(JSON.parse(fine.out)).toEqual({
      schema: 'prod-actions/cli/v1',
      command: 'verify',
      verdict: 'pass',
      reasons: [],
      outputs: { early: '1', n: '2' },
      report: { schema: 'x' },
    });
    const broken = await run(['verify', '--app=a', '--json'], () => {
      throw new UserError('locked', 'held', 'wait');
    });
    expect(JSON.parse(broken.out)).toMatchObject({
      verdict: null,
      reasons: [{ code: 'locked' }],
      outputs: { early: '1' },
    });
  });

  test('without arguments the commands and exit codes are listed', async () => {
    for (const args of [[], ['help'], ['--help']]) {
      const { code, out } = await run(args);
      expect(code).toBe(0);
      expect(out).toMatch(/verify +verify it/);
      expect(out).toContain('130');
    }
  });

  test('help of a command lists its flags, and secrets as environment variables', async () => {
    for (const args of [
      ['help', 'verify'],
      ['verify', '--help'],
    ]) {
      const { out, seen } = await run(args);
      expect(seen).toBeUndefined();
      expect(out).toContain('--rate  (default 20; allowed: a whole number from 1 to 100)');
      expect(out).toContain('environment variable TOKEN');
      expect(out).not.toContain('github.token');
    }
  });

  test('a summary reads well without Markdown', () => {
    expect(
      asText(
        '## ✅ ok\n- a &lt;b&gt; (`x`)<br>**Next:** c\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n<details><summary>More</summary>\n\nin it\n\n</details>',
      ),
    ).toBe('## ✅ ok\n- a <b> (`x`)\n  Next: c\n\n| a | b |\n| 1 | 2 |\n\nMore\n\nin it');
  });
});
