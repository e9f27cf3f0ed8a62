import { z } from 'zod';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';
import { parsePlatform } from '../../domain/images/platform.ts';
import { isTag, parseReference } from '../../domain/images/reference.ts';
import { isPair, looksSecret, nameOfPair } from './pairs.ts';

const pairForm = 'lines of the form NAME=value';

/** A rule that every line of an input has the form NAME=value. */
const pairs = <K extends string>(name: K) => ({
  needs: [name],
  check: (values: { readonly [key in K]: readonly string[] }) => {
    // The value may be a secret, so a bad line is named by its place.
    const at = values[name].findIndex(line => !isPair(line));
    return at < 0 ? undefined : { problem: `line ${at + 1} is not a pair`, allowed: pairForm };
  },
});

export const definition = defineAction({
  name: 'multi-arch-build',
  description: 'Builds one image for several platforms, pushes it by digest and reads it back.',
  branding: { icon: 'package', color: 'blue' },
  inputs: z.object({
    image: input.text({
      doc: 'Name of the image without tag, as in `ghcr.io/owner/app`. Capital letters are lowered.',
      required: true,
    }),
    platforms: input.list({
      doc: 'Platforms to build for.',
      default: 'linux/amd64,linux/arm64',
      allowed: 'platforms such as linux/amd64,linux/arm64,linux/arm/v7',
    }),
    context: input.text({ doc: 'Build context: a folder of the workspace, or a Git address.', default: '.' }),
    file: input.text({ doc: 'Path of the Dockerfile. Unset: `Dockerfile` in the context.' }),
    target: input.text({ doc: 'Stage of the Dockerfile to build. Unset: the last.' }),
    'build-args': input.lines({
      doc: 'Build arguments. They stand in the image’s history and provenance: use `secrets` for secrets.',
      allowed: pairForm,
    }),
    labels: input.lines({ doc: 'More labels; they win over ours.', allowed: pairForm }),
    annotations: input.lines({
      doc: 'More annotations of index and manifests; they win over ours.',
      allowed: pairForm,
    }),
    secrets: input.lines({
      doc: 'Build secrets for `RUN --mount=type=secret,id=…`. Handed over in the environment, never as arguments.',
      secret: true,
      allowed: 'lines of the form id=value',
    }),
    'secret-files': input.lines({
      doc: 'Build secrets from files, for values of several lines.',
      allowed: 'lines of the form id=path',
    }),
    tags: input.list({
      doc: 'Tags to point at the digest once it was checked.',
      allowed: 'tags such as v1.2.3, without the name',
    }),
    push: input.choice(['auto', 'true', 'false'], {
      doc: '`auto` pushes except on pull requests from forks and from Dependabot, whose token may not.',
      default: 'auto',
    }),
    provenance: input.choice(['max', 'min', 'false'], {
      doc: 'BuildKit’s SLSA provenance. `max` publishes build arguments and the Dockerfile to all who can read the image.',
      default: 'max',
    }),
    sbom: input.boolean({ doc: 'Attach an SBOM per platform (pulls BuildKit’s scanner image).', default: 'false' }),
    'sbom-generator': input.text({ doc: 'Image of another SBOM scanner, best by digest.' }),
    cache: input.choice(['gha', 'registry', 'local', 'none'], {
      doc: 'Where layers are cached. `gha` without GitHub’s cache service is said and skipped; `registry` is written only by runs that push.',
      default: 'gha',
    }),
    'cache-scope': input.text({
      doc: 'Name of the cache: the scope for `gha`, the tag for `registry`, the folder for `local`.',
      default: 'buildcache',
    }),
    'use-cache': input.boolean({ doc: '`false` builds every step anew.', default: 'true' }),
    'pull-base': input.boolean({ doc: 'Look for newer base images even where one is cached.', default: 'false' }),
    builder: input.text({ doc: 'Name of an existing buildx builder.' }),
    'builder-endpoint': input.text({
      doc: 'Address of a running buildkitd. Unset, and no `builder`: the current builder, or a new docker-container one.',
      pattern: /^(unix|tcp|ssh|docker-container|kube-pod|podman-container):\/\/.+/,
      allowed: 'an address such as unix:///run/buildkit/buildkitd.sock or tcp://builder:1234',
    }),
    'registry-username': input.text({ doc: 'User of the image’s registry. Unset: the logins of docker/login-action.' }),
    'registry-password': input.text({ doc: 'Password or token of that user.', secret: true }),
    'insecure-registry': input.boolean({
      doc: 'Speak plain HTTP to the image’s registry. Registries on this machine need no such permission.',
      default: 'false',
    }),
    version: input.text({ doc: 'Version label. Unset: the Git tag of the run, if it has one.' }),
    'source-date-epoch': input.text({
      doc: 'Time stamp of everything in the image: `commit` makes builds of one commit alike, `none` uses the clock.',
      default: 'commit',
      pattern: /^(commit|none|\d{1,12})$/,
      allowed: 'commit, none, or seconds since 1970',
    }),
    'push-retries': input.integer({
      doc: 'More tries after a fault of the network, the registry or the builder. A failed build step is not tried again.',
      default: '3',
      min: 0,
      max: 10,
    }),
    timeout: input.duration({ doc: 'Limit of one try.', default: '60m', maxMs: 6 * 3_600_000 }),
  }),
  rules: [
    {
      needs: ['image'],
      check: ({ image }) => {
        const parsed = parseReference(image.toLowerCase());
        const problem = 'problem' in parsed ? parsed.problem : undefined;
        const extra = 'value' in parsed && (parsed.value.tag ?? parsed.value.digest) !== undefined;
        if (problem === undefined && !extra) return undefined;
        return {
          problem: problem ?? 'carries a tag or a digest',
          allowed: 'registry/repository; give tags in the input tags',
        };
      },
    },
    {
      needs: ['platforms'],
      check: ({ platforms }) => {
        const bad = platforms.filter(platform => 'problem' in parsePlatform(platform));
        if (bad.length === 0 && platforms.length > 0) return undefined;
        return {
          problem: bad.length === 0 ? 'names no platform' : `does not know ${bad.join(', ')}`,
          allowed: 'os/architecture[/variant], as in linux/arm64',
        };
      },
    },
    {
      needs: ['tags'],
      check: ({ tags }) => {
        const bad = tags.filter(tag => !isTag(tag));
        return bad.length === 0
          ? undefined
          : { problem: `holds no valid tag: ${bad.join(', ')}`, allowed: 'tags such as v1.2.3, without the name' };
      },
    },
    {
      needs: ['build-args'],
      check: values => {
        const bad = values['build-args'].map(nameOfPair).filter(looksSecret);
        return bad.length === 0
          ? undefined
          : {
              problem: `would publish ${bad.join(', ')} in the image’s history`,
              allowed: 'arguments that are no secrets; pass those in the input secrets',
            };
      },
    },
    pairs('labels'),
    pairs('annotations'),
    pairs('secrets'),
    pairs('secret-files'),
    {
      needs: ['builder', 'builder-endpoint'],
      check: values =>
        values.builder !== '' && values['builder-endpoint'] !== ''
          ? { problem: 'is given together with builder-endpoint', allowed: 'one of the two' }
          : undefined,
    },
    {
      needs: ['registry-password', 'registry-username'],
      check: values =>
        (values['registry-username'] === '') === (values['registry-password'] === '')
          ? undefined
          : { problem: 'and registry-username belong together', allowed: 'both or neither' },
    },
  ],
  outputs: {
    digest: 'Digest of the image index, `sha256:…`. Set as soon as it is known, even if a later check fails.',
    image: '`name@digest`. The runner blanks it where a part of the name is a masked secret: use `digest` then.',
    pushed: '`true` when the image is in the registry.',
    'platform-digests': 'JSON object: platform → digest of its manifest.',
    sizes: 'JSON object: platform → bytes that a first pull transfers.',
    tags: 'JSON array of the tags that now point at the digest.',
    layout: 'Folder with the image as OCI layout, when it was not pushed.',
  },
  onError: 'failed',
});

export type Inputs = InputsOf<typeof definition>;
