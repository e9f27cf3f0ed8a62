/** The generated parts of the pages about workflows and configuration, and the schema for editors. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../src/actions/plan/catalogue.ts';
import type { Section } from '../src/config/catalogue.ts';
import { presets } from '../src/config/presets.ts';
import { jsonSchema } from '../src/config/schema.ts';
import type { InputMeta } from '../src/core/inputs.ts';
import { code, table } from '../src/core/markdown.ts';
import { webhookJsonSchema } from '../src/domain/announcements/schema.ts';
import { root } from './actions.ts';
import { callerPermissions, ownWorkflows, permissionReasons, type Workflow } from './workflows.ts';

type Between = (page: string, marker: string, body: string) => string;

const callerExample = 'examples/web/.github/workflows/deliver.yml';
export const schemaPath = 'docs/schema/prod-actions.schema.json';
const announcementPath = 'docs/schema/announcement.schema.json';

const asFile = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;

const keysTable = (keys: Readonly<Record<string, InputMeta>>): string =>
  table(
    ['key', 'what', 'default', 'allowed'],
    Object.entries(keys).map(([name, meta]) => [
      code(name),
      meta.doc,
      meta.default ? code(meta.default) : '',
      meta.allowed ?? '',
    ]),
  );

const sectionPart = ([name, section]: readonly [string, Section]): string =>
  [
    `### ${name}`,
    `${section.doc}${section.perEnvironment ? ' May also stand in an environment block.' : ''}`,
    keysTable(section.keys),
  ].join('\n\n');

const keysPart = (): string =>
  ['### At the top', keysTable(catalogue.top), ...Object.entries(catalogue.sections).map(sectionPart)].join('\n\n');

const presetsPart = (): string =>
  table(
    ['preset', 'what', 'sets'],
    Object.entries(presets).map(([name, preset]) => [
      code(name),
      preset.doc,
      Object.entries(preset.values)
        .map(([key, value]) => code(`${key}: ${value}`))
        .join(', '),
    ]),
  );

const fence = (language: string, body: string): string => `\`\`\`${language}\n${body.trimEnd()}\n\`\`\``;

export const permissionBlock = (workflow: Workflow, all: ReadonlyMap<string, Workflow>): string => {
  const reasons = permissionReasons(all, workflow);
  const lines = Object.entries(callerPermissions(workflow, all)).map(
    ([name, level]) => `  ${name}: ${level} # ${reasons.get(name) ?? ''}`,
  );
  return fence('yaml', ['permissions:', ...lines].join('\n'));
};

const workflowPart = (workflow: Workflow, all: ReadonlyMap<string, Workflow>): string => {
  const { inputs = {}, secrets = {}, outputs = {} } = workflow.call ?? {};
  const about = /^(?:# .*\n)+/.exec(workflow.source)?.[0].replaceAll(/^# /gm, '') ?? '';
  const described = (all: typeof outputs): string =>
    table(
      ['name', 'what'],
      Object.entries(all).map(([name, one]) => [code(name), one.description ?? '']),
    );
  return [
    `### ${workflow.name}.yml`,
    about.trim(),
    'The calling job grants:',
    permissionBlock(workflow, all),
    table(
      ['input', 'what', 'default'],
      Object.entries(inputs).map(([name, one]) => [
        code(name),
        one.description ?? '',
        one.required === true ? '**required**' : one.default ? code(one.default) : '',
      ]),
    ),
    ...(Object.keys(secrets).length === 0 ? [] : ['Secrets, by name:', described(secrets)]),
    'Outputs:',
    described(outputs),
  ].join('\n\n');
};

/** Path → content of every page and of the schema. */
export const pages = async (between: Between): Promise<ReadonlyMap<string, string>> => {
  const all = await ownWorkflows();
  const called = [...all.values()].filter(one => one.call !== undefined);
  const deploy = all.get('deploy.yml');
  if (deploy === undefined) throw new Error('.github/workflows/deploy.yml is missing');
  const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'docs/configuration.md': { keys: keysPart(), presets: presetsPart() },
    'docs/workflows.md': { workflows: called.map(one => workflowPart(one, all)).join('\n\n') },
    'README.md': {
      caller: fence('yaml', await readFile(join(root, callerExample), 'utf8')),
      permissions: permissionBlock(deploy, all),
    },
  };
  const files = new Map([
    [join(root, schemaPath), asFile(jsonSchema(catalogue))],
    [join(root, announcementPath), asFile(webhookJsonSchema())],
  ]);
  for (const [path, markers] of Object.entries(parts)) {
    let page = await readFile(join(root, path), 'utf8');
    for (const [marker, body] of Object.entries(markers)) page = between(page, marker, body);
    files.set(join(root, path), page);
  }
  return files;
};
