import { userError } from '../../../core/errors.ts';
import { versionedConfig } from '../../../domain/kubernetes/colour.ts';
import { type Config, configSchema } from '../../../domain/kubernetes/kinds.ts';
import { keys } from '../../../domain/kubernetes/names.ts';
import { labelsOf } from '../../../domain/kubernetes/objects.ts';
import type { AppShape } from '../../../domain/kubernetes/shape.ts';
import type { TargetContext } from '../context.ts';
import { codes } from './codes.ts';
import { annotating, create, fenceOf, patch, type Writer } from './writes.ts';

/** Configuration as immutable versions: the name carries the hash of the content, so a name is written once. */

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const contentOf = ({ kind, data, binaryData, stringData }: Config): string => {
  const plain = Object.entries(stringData ?? {}).map(([key, value]) => [key, base64(value)] as const);
  const all = kind === 'Secret' ? { ...data, ...Object.fromEntries(plain) } : { ...data };
  return JSON.stringify([Object.entries(all).sort(), Object.entries(binaryData ?? {}).sort()]);
};

/** Each version that is not there yet is made; one that is there must be ours and hold the same. */
export const createVersions = async (ctx: TargetContext, writer: Writer, shape: AppShape): Promise<void> => {
  const { app, environment } = ctx.settings;
  for (const config of shape.configs) {
    const wanted = versionedConfig(config, { namespace: shape.namespace, app, environment, token: writer.token });
    const { made, object } = await create(writer, wanted);
    if (made) continue;
    const live = configSchema.parse(object);
    const same = contentOf(live) === contentOf(configSchema.parse(wanted));
    if (!same || labelsOf(live)[keys.versionOf] === undefined)
      throw userError(
        codes,
        'config-name-taken',
        `${live.kind}/${live.metadata.name} exists, and is not the version of ${config.name} that this release needs.`,
      );
    // A fenced-out janitor that is about to remove it as unneeded meets another version.
    if (fenceOf(live) < writer.token)
      await patch(writer, live, one => annotating(one, { [keys.fence]: String(writer.token) }));
  }
};
