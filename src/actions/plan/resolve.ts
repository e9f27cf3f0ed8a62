import type { Catalogue } from '../../config/catalogue.ts';
import { environmentName, knownEnvironmentKeys, knownKeys } from '../../config/catalogue.ts';
import { parseSet } from '../../config/file.ts';
import { type PresetName, presetNames, presetValues } from '../../config/presets.ts';
import { type Layers, resolveSections, resolveTop, type Setting } from '../../config/resolve.ts';
import type { FileConfig } from '../../config/schema.ts';
import type { RunContext } from '../../core/ports.ts';
import { codes as imageCodes } from '../../domain/images/codes.ts';
import { isDigest } from '../../domain/images/digest.ts';
import { parseReference } from '../../domain/images/reference.ts';
import { nearest } from '../../domain/text/nearest.ts';
import type { Reason } from '../../domain/verdicts/verdicts.ts';
import { codes } from './codes.ts';
import type { Inputs } from './inputs.ts';
import { withSlo } from './slo.ts';

export const defaultEnvironments = ['dev', 'staging', 'production'] as const;
const maxEnvironments = 3;

export interface Stage {
  readonly environment: string;
  readonly settings: readonly Setting[];
}

/** Every value of a run, with its source. */
export interface Resolved {
  /** Whether the environments are delivered to; on a pull request only when the caller names them. */
  readonly delivers: boolean;
  readonly service: Setting;
  readonly image: Setting;
  readonly preset: PresetName;
  readonly top: readonly Setting[];
  /** Sections that are the same for every environment. */
  readonly shared: readonly Setting[];
  readonly stages: readonly Stage[];
}

/** The inputs that are also keys of the file, where the caller gave them. */
const inputValues = (catalogue: Catalogue, inputs: Inputs): ReadonlyMap<string, string> => {
  const given = Object.keys(catalogue.top).flatMap((key): [string, string][] => {
    const value: unknown = Reflect.get(inputs, key);
    return typeof value === 'string' && value !== '' ? [[key, value]] : [];
  });
  if (inputs['state-dir'] !== '') given.push(['deploy.state-dir', inputs['state-dir']]);
  const known = { keys: knownKeys(catalogue), environmentKeys: knownEnvironmentKeys(catalogue) };
  return new Map([...given, ...parseSet(inputs.set, known)]);
};

const presetOf = (name: string): PresetName => presetNames.find(known => known === name) ?? 'standard';

const layersOf = (catalogue: Catalogue, inputs: Inputs, file: FileConfig): Layers => {
  const input = inputValues(catalogue, inputs);
  const name = presetOf(input.get('preset') ?? file.values.get('preset') ?? 'standard');
  return { input, file: file.values, preset: { name, values: presetValues(name) } };
};

/** `Acme/My_Service` → `my-service`. */
const serviceFrom = (repository: string): string =>
  (repository.split('/')[1] ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

const imageFrom = (repository: string, service: string): string => {
  const owner = (repository.split('/')[0] ?? '').toLowerCase();
  return owner === '' || service === '' ? '' : `ghcr.io/${owner}/${service}`;
};

const find = (settings: readonly Setting[], key: string, otherwise: string): Setting => {
  const found = settings.find(setting => setting.key === key);
  return found !== undefined && found.text !== '' ? found : { key, text: otherwise, source: 'default' };
};

export const environmentsOf = (inputs: Inputs, file: FileConfig): readonly string[] =>
  inputs.environments.length > 0 ? inputs.environments : (file.environments ?? defaultEnvironments);

/** @throws UserError `set-invalid` */
export const resolve = (catalogue: Catalogue, inputs: Inputs, file: FileConfig, context: RunContext): Resolved => {
  const { repository, eventName } = context;
  const layers = layersOf(catalogue, inputs, file);
  const top = resolveTop(catalogue, layers);
  const service = find(top, 'service', serviceFrom(repository));
  const sections = Object.entries(catalogue.sections);
  const names = (perEnvironment: boolean): string[] =>
    sections.filter(([, section]) => section.perEnvironment === perEnvironment).map(([name]) => name);
  return {
    delivers: inputs.environments.length > 0 || !eventName.startsWith('pull_request'),
    service,
    image: find(top, 'image', imageFrom(repository, service.text)),
    preset: layers.preset.name,
    top,
    shared: withSlo(resolveSections(catalogue, names(false), layers), resolveSections(catalogue, ['slo'], layers)),
    stages: environmentsOf(inputs, file).map(environment => ({
      environment,
      settings: withSlo(
        resolveSections(catalogue, names(true), layers, environment),
        resolveSections(catalogue, ['slo'], layers, environment),
      ),
    })),
  };
};

/** Every resolved value under its flat key, for comparing two versions of the file. */
export const flat = (resolved: Resolved): ReadonlyMap<string, string> =>
  new Map([
    ...resolved.shared.map((one): [string, string] => [one.key, one.text]),
    ...resolved.stages.flatMap(stage =>
      stage.settings.map((one): [string, string] => [`environments.${stage.environment}.${one.key}`, one.text]),
    ),
  ]);

const serviceForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const imageProblems = ({ image }: Resolved): readonly Reason[] => {
  if (image.text === '')
    return [codes.reason('image-name-missing', 'image: no name is given and none can be derived.')];
  const parsed = parseReference(image.text);
  if ('problem' in parsed) {
    return [
      imageCodes.reason('reference-invalid', `image: ${parsed.problem} (got "${image.text}" from ${image.source})`),
    ];
  }
  const { tag, digest } = parsed.value;
  return tag === undefined && digest === undefined
    ? []
    : [
        codes.reason(
          'image-has-tag',
          `image: names ${tag === undefined ? 'a digest' : `the tag ${tag}`} (got "${image.text}" from ${image.source})`,
        ),
      ];
};

const environmentProblems = (inputs: Inputs, file: FileConfig): readonly Reason[] => {
  const asked = environmentsOf(inputs, file);
  const listed = file.environments;
  const wrong = (message: string): Reason => codes.reason('environments-invalid', `environments: ${message}`);
  const unknown = asked.filter(name => listed !== undefined && !listed.includes(name));
  return [
    ...(asked.length === 0 ? [wrong('the list is empty')] : []),
    ...(asked.length > maxEnvironments ? [wrong(`${asked.length} are asked for, at most ${maxEnvironments} fit`)] : []),
    ...(new Set(asked).size < asked.length ? [wrong(`a name comes twice in ${asked.join(', ')}`)] : []),
    ...asked.filter(name => !environmentName.test(name)).map(name => wrong(`"${name}" is not a name`)),
    ...unknown.map(name => {
      const near = nearest(name, listed ?? []);
      const hint = near === undefined ? `listed: ${listed?.join(', ')}` : `did you mean ${near}?`;
      return codes.reason('environment-unknown', `environments: the file does not list ${name}; ${hint}`);
    }),
  ];
};

/** What is wrong with the run as a whole, before any action is asked about its own settings. */
export const refusals = (inputs: Inputs, file: FileConfig, resolved: Resolved): readonly Reason[] => [
  ...(serviceForm.test(resolved.service.text)
    ? []
    : [
        codes.reason(
          'service-name-invalid',
          `service: is not lower-case letters, digits and dashes (got "${resolved.service.text}" from ${resolved.service.source})`,
        ),
      ]),
  ...imageProblems(resolved),
  ...(inputs.digest === '' || isDigest(inputs.digest)
    ? []
    : [imageCodes.reason('digest-required', `digest: is not sha256:<64 hex digits> (got "${inputs.digest}")`)]),
  ...environmentProblems(inputs, file),
];
