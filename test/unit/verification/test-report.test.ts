import { describe, expect, test } from 'vitest';
import { countTests, readTestReport } from '../../../src/domain/verification/test-report.ts';

const read = (text: string) => {
  const report = readTestReport(text);
  if ('problem' in report) throw new Error(report.problem);
  return report.tests;
};
const problem = (text: string): string => {
  const report = readTestReport(text);
  return 'problem' in report ? report.problem : '';
};

const junit = `<?xml version="1.0" encoding="UTF-8"?>
<!-- <testcase name="in a comment"/> -->
<testsuites tests="99" failures="0">
  <testsuite name="cart.spec.ts" tests="4">
    <testcase classname="cart" name="adds &lt;two&gt; &amp; pays" time="1"/>
    <testcase classname="cart" name='a > b'><failure message="x">at <![CDATA[</testcase> <skipped/>]]></failure></testcase>
    <testcase classname="cart" name="crashes"><error/><system-out>log</system-out></testcase>
    <testcase classname="cart" name="later"><skipped/></testcase>
  </testsuite>
</testsuites>`;

describe('JUnit XML', () => {
  test('the test cases count, not the sums in the head', () => {
    expect(read(junit)).toEqual([
      { title: 'cart adds <two> & pays', outcome: 'passed' },
      { title: 'cart a > b', outcome: 'failed' },
      { title: 'cart crashes', outcome: 'failed' },
      { title: 'cart later', outcome: 'skipped' },
    ]);
    expect(countTests(read(junit))).toEqual({ run: 3, failed: 2, flaky: 0, skipped: 1 });
  });

  test('a suite without tests is a report of none', () => {
    expect(read('<testsuite name="empty"/>')).toEqual([]);
  });

  test.each([1, 40, 200, junit.length - 3])('cut off after %s characters it is no report', length => {
    expect(problem(junit.slice(0, length))).not.toBe('');
  });

  test.each([
    ['<html><body>not found</body></html>', 'begins with <html>'],
    ['<testsuite></testcase></testsuite>', 'closes nothing'],
    ['<', 'ends in its middle'],
  ])('%s is refused', (text, words) => expect(problem(text)).toContain(words));
});

describe('JSON of Playwright', () => {
  const tests = (status: string) => [{ status, results: [] }];
  const report = {
    config: {},
    suites: [
      {
        title: 'shop.spec.ts',
        specs: [{ title: 'opens', ok: true, tests: tests('expected') }],
        suites: [
          {
            title: 'checkout',
            specs: [
              { title: 'pays', tests: tests('unexpected') },
              { title: 'returns', tests: [...tests('flaky'), ...tests('skipped')] },
            ],
          },
        ],
      },
    ],
    stats: { expected: 1 },
  };

  test('every test of every project counts, with the titles above it', () => {
    expect(read(JSON.stringify(report))).toEqual([
      { title: 'shop.spec.ts opens', outcome: 'passed' },
      { title: 'shop.spec.ts checkout pays', outcome: 'failed' },
      { title: 'shop.spec.ts checkout returns', outcome: 'flaky' },
      { title: 'shop.spec.ts checkout returns', outcome: 'skipped' },
    ]);
    expect(countTests(read(JSON.stringify(report)))).toEqual({ run: 3, failed: 1, flaky: 1, skipped: 1 });
  });

  test.each([
    ['{"suites":', 'no whole JSON'],
    ['', 'no whole JSON'],
    ['{"tests":[]}', 'no JSON report of Playwright'],
  ])('%s is refused', (text, words) => expect(problem(text)).toContain(words));
});
