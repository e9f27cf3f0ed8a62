import { z } from 'zod';

/** One test of a report. */
export interface TestCase {
  readonly title: string;
  /** `flaky`: failed, then passed when it ran again. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'flaky';
}

type Read = { readonly tests: readonly TestCase[] } | { readonly problem: string };

/** A tag with its attributes, in which `>` may stand between quotes. */
const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ignored = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/g;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const attribute = (attributes: string, name: string): string => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (found?.[1] ?? found?.[2] ?? '').replaceAll(/&(\w+);/g, (whole, one: string) => entities[one] ?? whole);
};

const endings: Readonly<Record<string, TestCase['outcome']>> = {
  failure: 'failed',
  error: 'failed',
  skipped: 'skipped',
};

/** Follows the tags of a JUnit report. What counts are the test cases, not the sums beside them. */
class Junit {
  readonly tests: TestCase[] = [];
  readonly open: string[] = [];
  private current: { readonly title: string; outcome: TestCase['outcome'] } | undefined;

  /** undefined: well formed so far. */
  opens(name: string, attributes: string): string | undefined {
    if (this.open.length === 0 && !name.startsWith('testsuite')) return `begins with <${name}>, not with <testsuites>`;
    // What a test that failed prints below itself does not change how it ended.
    if (this.current?.outcome === 'passed' && this.open.at(-1) === 'testcase')
      this.current.outcome = endings[name] ?? 'passed';
    if (name === 'testcase') {
      const title = `${attribute(attributes, 'classname')} ${attribute(attributes, 'name')}`.trim();
      this.current = { title, outcome: 'passed' };
    }
    this.open.push(name);
    return undefined;
  }

  closes(name: string): string | undefined {
    if (name === 'testcase' && this.current !== undefined) this.tests.push(this.current);
    return this.open.pop() === name ? undefined : `</${name}> closes nothing`;
  }
}

const readJunit = (text: string): Read => {
  const junit = new Junit();
  let tags = 0;
  for (const [, closing, name = '', attributes = '', alone] of text.replaceAll(ignored, '').matchAll(tag)) {
    tags += 1;
    const opening = closing === '' ? junit.opens(name, attributes) : undefined;
    const problem = opening ?? (closing !== '' || alone !== '' ? junit.closes(name) : undefined);
    if (problem !== undefined) return { problem };
  }
  return tags > 0 && junit.open.length === 0 ? { tests: junit.tests } : { problem: 'ends in its middle' };
};

const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })),
});
const suite = z.object({
  title: z.string(),
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwright = z.object({ suites: z.array(suite) });

const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'flaky', skipped: 'skipped' } as const;

const testsOf = (one: z.output<typeof suite>, above: string): readonly TestCase[] => {
  const title = `${above} ${one.title}`.trim();
  return [
    ...one.specs.flatMap(({ title: own, tests }) =>
      tests.map(({ status }) => ({ title: `${title} ${own}`.trim(), outcome: outcomes[status] })),
    ),
    ...(one.suites ?? []).flatMap(below => testsOf(below, title)),
  ];
};

const readPlaywright = (text: string): Read => {
  try {
    const parsed = playwright.safeParse(JSON.parse(text));
    return parsed.success
      ? { tests: parsed.data.suites.flatMap(one => testsOf(one, '')) }
      : { problem: 'is no JSON report of Playwright' };
  } catch {
    return { problem: 'is no whole JSON' };
  }
};

/** JUnit XML or the JSON report of Playwright, told apart by how they begin. */
export const readTestReport = (text: string): Read =>
  text.trimStart().startsWith('<') ? readJunit(text) : readPlaywright(text);

export interface TestCounts {
  /** Without the skipped ones. */
  readonly run: number;
  readonly failed: number;
  readonly flaky: number;
  readonly skipped: number;
}

export const countTests = (tests: readonly TestCase[]): TestCounts => {
  const count = (outcome: TestCase['outcome']): number => tests.filter(test => test.outcome === outcome).length;
  return {
    run: tests.length - count('skipped'),
    failed: count('failed'),
    flaky: count('flaky'),
    skipped: count('skipped'),
  };
};

export const shownCounts = ({ run, failed, flaky, skipped }: TestCounts): string =>
  [
    `${run} tests run, ${failed} failed`,
    ...(flaky > 0 ? [`${flaky} passed only when run again`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ');
