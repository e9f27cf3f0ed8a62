import { describe, expect, it } from 'vitest';
import { parseIgnoreFile } from '../../../src/actions/security-scan/ignore-file.ts';
import { UserError } from '../../../src/core/errors.ts';

const problemsOf = async (text: string): Promise<string> => {
  try {
    await parseIgnoreFile(text, 'ignore.yml');
    return 'none';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
};

it('reads entries with their lines', async () => {
  const text = `# accepted
- id: CVE-2021-23337
  package: lodash
  reason: not reachable
  expires: 2027-01-31

- {id: aws-access-key-id, path: test/, reason: a placeholder, expires: "2027-02-28"}
`;
  expect(await parseIgnoreFile(text, 'ignore.yml')).toEqual([
    { id: 'CVE-2021-23337', package: 'lodash', reason: 'not reachable', expires: '2027-01-31', line: 2 },
    { id: 'aws-access-key-id', path: 'test/', reason: 'a placeholder', expires: '2027-02-28', line: 7 },
  ]);
});

it('takes an empty file for no entries', async () => {
  expect(await parseIgnoreFile('# nothing yet\n', 'ignore.yml')).toEqual([]);
});

describe('refuses, with the line,', () => {
  it.each([
    ['no reason', '- id: A\n  expires: 2027-01-01', 'line 1: A has no reason'],
    ['an empty reason', '- id: A\n  reason: " "\n  expires: 2027-01-01', 'line 1: A has no reason'],
    ['no expiry', '- id: A\n  reason: r', 'line 1: A has no expires'],
    ['no id', '#\n- reason: r\n  expires: 2027-01-01', 'line 2: the entry has no id'],
    ['a day that is none', '- id: A\n  reason: r\n  expires: 2027-02-30', 'line 1: A has an expires that is no day'],
    ['another form of date', '- id: A\n  reason: r\n  expires: 31.01.2027', 'line 1: A has an expires that is no day'],
    [
      'an unknown key',
      '- id: A\n  resaon: r\n  expires: 2027-01-01',
      'line 1: A has the unknown resaon; allowed: id, package',
    ],
    [
      'a text for an entry',
      '- id: A\n  reason: r\n  expires: 2027-01-01\n- CVE-1',
      'line 4: the entry is not a mapping',
    ],
    ['a mapping for the list', 'ignore: []', 'line 1: is not a list'],
    ['broken YAML', '- id: [', 'at line 1'],
    [
      'a package that is a list',
      '- {id: A, package: [a], reason: r, expires: 2027-01-01}',
      'line 1: A has a package that is no text',
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await problemsOf(text)).toContain(expected);
  });

  it('all at once', async () => {
    const problems = await problemsOf('- id: A\n- id: B\n  reason: r\n  expires: soon\n');
    expect(problems.split('\n')).toHaveLength(4);
    expect(problems).toMatch(/^ignore\.yml:/);
  });
});
