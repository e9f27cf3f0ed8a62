/**
 * Extracts the operations we call from GitHub's OpenAPI description into test/fixtures/github-api.json, which the
 * GitHub stub of the tests checks every request and every answer against. The whole description is 13 MB, so it is no
 * dependency; run this when a call is added:
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
 *   node scripts/extract-github-api.ts package/generated/api.github.com.json
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './actions.ts';

const operations: Readonly<Record<string, readonly string[]>> = {
  '/repos/{owner}/{repo}/environments/{environment_name}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': ['get'],
  '/repos/{owner}/{repo}/deployments': ['get', 'post'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses': ['get', 'post'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/labels': ['post'],
  '/repos/{owner}/{repo}/labels/{name}': ['get'],
};

const record = z.record(z.string(), z.unknown());
const description = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), record),
  components: z.record(z.string(), record),
});

const noise = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'operationId',
  'headers',
]);

/** A name under `properties` is a field, never a description of one. */
const strip = (value: unknown, isProperties = false): unknown => {
  if (Array.isArray(value)) return value.map(one => strip(one));
  const object = record.safeParse(value);
  if (!object.success) return value;
  const kept = Object.fromEntries(
    Object.entries(object.data)
      .filter(([name]) => isProperties || !(noise.has(name) || name.startsWith('x-')))
      .map(([name, one]) => [name, strip(one, name === 'properties' && !isProperties)]),
  );
  if (isProperties || kept['nullable'] !== true) return kept;
  // OpenAPI 3.0's word for null, as JSON Schema says it.
  const { nullable: _, ...rest } = kept;
  return { anyOf: [rest, { type: 'null' }] };
};

/** Big, and no part of what we read. */
const unread = new Set(['repository', 'minimal-repository']);

const references = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/([^"]+)"/g)].flatMap(match => match[1] ?? []);

const main = async (): Promise<void> => {
  const api = description.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [path, methods] of Object.entries(operations)) {
    paths[path] = Object.fromEntries(methods.map(method => [method, strip(api.paths[path]?.[method])]));
  }
  const components: Record<string, Record<string, unknown>> = {};
  const queue = [...references(paths)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [kind = '', name = ''] = next.split('/');
    if (components[kind]?.[name] !== undefined) continue;
    const component = unread.has(name) ? {} : strip(api.components[kind]?.[name]);
    components[kind] = { ...components[kind], [name]: component };
    queue.push(...references(component));
  }
  const out = {
    source: `@octokit/openapi 23.0.2, api.github.com ${api.info.version}`,
    license: 'Extract of a description by GitHub; package: MIT License, Copyright (c) 2020 Octokit contributors',
    paths,
    components,
  };
  const file = join(root, 'test/fixtures/github-api.json');
  await writeFile(file, `${JSON.stringify(out)}\n`);
  console.log(`${file}: ${Object.keys(paths).length} paths`);
};

await main();
