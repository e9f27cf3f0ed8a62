import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../../scripts/actions.ts';
import { permissionBlock, schemaPath } from '../../../scripts/pages.ts';
import { callerPermissions, exampleWorkflows, ownWorkflows } from '../../../scripts/workflows.ts';
import {
  catalogue,
  type Delivery,
  janitor,
  promise,
  rollback,
  shared,
  stage,
} from '../../../src/actions/plan/catalogue.ts';
import { definition as plan } from '../../../src/actions/plan/inputs.ts';
import { splitEnvironment } from '../../../src/config/catalogue.ts';
import { parseFile } from '../../../src/config/file.ts';
import { looser } from '../../../src/config/policy.ts';
import { presets } from '../../../src/config/presets.ts';
import { jsonSchema } from '../../../src/config/schema.ts';
import { inputMeta } from '../../../src/core/inputs.ts';

const read = async (path: string): Promise<string> => await readFile(join(root, path), 'utf8');
const workflows = await ownWorkflows();
const takers: readonly Delivery[] = [...Object.values(shared), stage];
const keys = new Set(
  Object.entries(catalogue.sections).flatMap(([name, section]) =>
    Object.keys(section.keys).map(key => `${name}.${key}`),
  ),
);

describe('what a caller must grant', () => {
  const deploy = workflows.get('deploy.yml');

  it('stands in the README and in docs/workflows.md as it is computed', async () => {
    if (deploy === undefined) throw new Error('deploy.yml is missing');
    const block = permissionBlock(deploy, workflows);
    expect(await read('README.md')).toContain(block);
    expect(await read('docs/workflows.md')).toContain(block);
  });

  it('is what the example grants: removing a line breaks it, none is spare', async () => {
    const [example] = (await exampleWorkflows()).filter(one => one.path.includes('/web/'));
    if (deploy === undefined) throw new Error('deploy.yml is missing');
    expect(example?.jobs['deliver']?.permissions).toEqual(callerPermissions(deploy, workflows));
  });
});

describe('the example callers', () => {
  it('web has at most fourteen lines', async () => {
    const lines = (await read('examples/web/.github/workflows/deliver.yml')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(14);
  });

  it.each(['web', 'one-job'])('the file of %s is what the schema for editors and plan accept', async name => {
    const text = await read(`examples/${name}/.github/prod-actions.yml`);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await read(schemaPath)));
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
    await expect(parseFile(catalogue, name, text)).resolves.toBeDefined();
  });
});

describe('the schema for editors', () => {
  it('is generated from the code', async () => {
    expect(JSON.parse(await read(schemaPath))).toEqual(JSON.parse(JSON.stringify(jsonSchema(catalogue))));
  });

  it.each([
    [{ servce: 'x' }, false],
    [{ scan: { severity: 'high' } }, true],
    [{ scan: { severity: 'hihg' } }, false],
    [{ environments: { production: { scan: {} } } }, false],
    [{ environments: { production: null } }, true],
  ])('%j: %s', (document, expected) => {
    expect(new Ajv2020({ strict: false }).compile(jsonSchema(catalogue))(document)).toBe(expected);
  });
});

/** Inputs that a person, or the workflow of the action, gives each time. */
const ownOf: Readonly<Record<string, readonly string[]>> = {
  'auto-rollback': ['to', 'reason', 'automatic', 'lift-quarantine'],
  janitor: ['on-unswitched', 'busy-limit', 'remind-after', 'allow-empty'],
};

describe('the keys of the file', () => {
  it('cover every input of every action, or say why not', () => {
    for (const { taker, sections } of [...takers, rollback, janitor]) {
      const known = sections.flatMap(name => {
        const section = catalogue.sections[name];
        return [...Object.keys(section?.keys ?? {}), ...Object.keys(section?.refused ?? {})];
      });
      const own = ownOf[taker.name] ?? [];
      expect(Object.keys(taker.inputs.shape).filter(name => !known.includes(name) && !own.includes(name))).toEqual([]);
    }
  });

  it('hold no secret', () => {
    const secrets = takers.flatMap(({ taker }) =>
      Object.entries(taker.inputs.shape).flatMap(([name, one]) => (inputMeta.get(one)?.secret === true ? [name] : [])),
    );
    const named = [...keys].map(key => key.split('.')[1]);
    expect(secrets.filter(name => named.includes(name))).toEqual([]);
  });

  it('are what presets and the policy table name', () => {
    const named = [...Object.values(presets).flatMap(preset => Object.keys(preset.values)), ...Object.keys(looser)];
    expect(named.filter(key => !keys.has(splitEnvironment(key)?.key ?? key))).toEqual([]);
  });

  it('have presets that their actions accept', () => {
    for (const preset of Object.values(presets)) {
      for (const [key, value] of Object.entries(preset.values)) {
        const [section = '', name = ''] = key.split('.');
        // The section `slo` is no action's: it gives values to the others.
        const taker = section === 'slo' ? promise : takers.find(one => one.sections.includes(section))?.taker;
        expect([key, taker?.inputs.shape[name]?.safeParse(value).success]).toEqual([key, true]);
      }
    }
  });

  it('are inputs of plan at the top', () => {
    expect(Object.keys(catalogue.top).filter(name => !(name in plan.inputs.shape))).toEqual([]);
  });
});
