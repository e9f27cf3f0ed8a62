import { describe, expect, it } from 'vitest';
import { definition } from '../../../src/actions/multi-arch-build/inputs.ts';
import { looksSecret } from '../../../src/actions/multi-arch-build/pairs.ts';
import { decidePush } from '../../../src/actions/multi-arch-build/push.ts';
import { parseInputs } from '../../../src/core/inputs.ts';
import { fakeContext, MemoryFiles } from '../../support/fakes.ts';

const problemsOf = (given: Record<string, string>): string => {
  try {
    const all: Record<string, string> = { image: 'ghcr.io/acme/web', ...given };
    parseInputs(definition.inputs, definition.rules, name => all[name] ?? '');
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('inputs', () => {
  it.each([
    [{ image: '' }, 'image: is required'],
    [{ image: 'ghcr.io/a/b:v1' }, 'image: carries a tag or a digest'],
    [{ image: 'ghcr.io/a b' }, 'image: holds white space'],
    [{ platforms: 'linux' }, 'platforms: does not know linux'],
    [{ tags: 'v1,-x' }, 'tags: holds no valid tag: -x'],
    [{ 'build-args': 'A=1\nNPM_TOKEN=hunter2' }, 'would publish NPM_TOKEN'],
    [{ labels: 'a=1\nb' }, 'labels: line 2 is not a pair'],
    [{ secrets: 'hunter2' }, 'secrets: line 1 is not a pair'],
    [{ builder: 'a', 'builder-endpoint': 'tcp://b:1' }, 'builder: is given together with builder-endpoint'],
    [{ 'builder-endpoint': 'b:1' }, 'builder-endpoint: has the wrong form'],
    [{ 'registry-username': 'me' }, 'registry-password: and registry-username belong together'],
    [{ 'source-date-epoch': 'now' }, 'source-date-epoch: has the wrong form'],
    [{ push: 'yes', provenance: 'mid', 'push-retries': '11' }, 'push: is not one of the choices'],
  ])('%j: %s', (given, problem) => {
    expect(problemsOf(given)).toContain(problem);
  });

  it('report all problems at once', () => {
    expect(problemsOf({ push: 'yes', provenance: 'mid', 'push-retries': '11' }).match(/\n {2}\S/g)).toHaveLength(3);
  });

  it('never repeat a secret', () => {
    expect(problemsOf({ secrets: 'hunter2', push: 'yes' })).not.toContain('hunter2');
  });

  it.each([
    ['NPM_TOKEN', true],
    ['token', true],
    ['DB_PASSWORD', true],
    ['aws-secret', true],
    ['API_KEY', true],
    ['TOKENIZER', false],
    ['KEYBOARD', false],
    ['SECRETS_BACKEND', false],
  ])('the build argument %s looks like a secret: %s', (name, expected) => {
    expect(looksSecret(name)).toBe(expected);
  });
});

describe('pushing', () => {
  const decide = async (wish: 'auto' | 'true' | 'false', eventName: string, event: unknown, actor = 'someone') =>
    await decidePush(wish, {
      context: { ...fakeContext, eventName, actor },
      env: { GITHUB_EVENT_PATH: '/event.json' },
      files: new MemoryFiles(event === undefined ? {} : { '/event.json': JSON.stringify(event) }),
    });
  const from = (full_name: string | null) => ({
    pull_request: { head: { repo: full_name === null ? null : { full_name } } },
  });

  it.each([
    ['auto', 'push', undefined, true],
    ['auto', 'workflow_dispatch', undefined, true],
    ['auto', 'pull_request', from('acme/web'), true],
    ['auto', 'pull_request', from('mallory/web'), false],
    ['auto', 'pull_request_target', from('mallory/web'), false],
    ['auto', 'pull_request', from(null), false],
    ['auto', 'pull_request', undefined, false],
    ['auto', 'pull_request', {}, false],
    ['true', 'pull_request', from('mallory/web'), true],
    ['false', 'push', undefined, false],
  ] as const)('%s on %s of %j: %s', async (wish, eventName, event, push) => {
    expect((await decide(wish, eventName, event)).push).toBe(push);
  });

  it('is left out on Dependabot’s pull requests', async () => {
    expect(await decide('auto', 'pull_request', from('acme/web'), 'dependabot[bot]')).toMatchObject({ push: false });
  });
});
