import { z } from 'zod';
import { defaultConfigPath } from '../../config/catalogue.ts';
import { presetNames } from '../../config/presets.ts';
import { defineAction, type InputsOf } from '../../core/action.ts';
import { input } from '../../core/inputs.ts';

export const definition = defineAction({
  name: 'plan',
  description:
    'Resolves inputs and configuration, shows every value with its source, and refuses bad combinations before anything runs.',
  branding: { icon: 'map', color: 'blue' },
  inputs: z.object({
    config: input.text({
      doc: 'Path of the configuration file; the default one may be missing.',
      default: defaultConfigPath,
    }),
    service: input.text({ doc: 'Name of the service. Unset: from the file, else the repository’s name.' }),
    image: input.text({
      doc: 'Image name without tag or digest. Unset: from the file, else ghcr.io/<owner>/<service>.',
    }),
    digest: input.text({
      doc: 'Digest of an image that is built already (`sha256:…`). It is then delivered and nothing is built.',
    }),
    environments: input.list({
      doc: 'Environments to deliver to, in order, one to three. Unset: those of the file; on a pull request none, only the gates run.',
      allowed: 'names that the file lists; dev, staging, production where it lists none',
    }),
    preset: input.text({
      doc: 'Named set of settings. Unset: from the file, else standard.',
      pattern: new RegExp(`^(?:${presetNames.join('|')})$`),
      allowed: presetNames.join(', '),
    }),
    set: input.lines({
      doc: 'Settings that win over the file, one `section.key: value` a line (for one environment: `environments.<name>.section.key: value`).',
      allowed: 'keys of docs/configuration.md',
    }),
    for: input.choice(['delivery', 'rollback', 'janitor'], {
      doc: 'What is planned. Going back and tidying up are refused only for settings that they use themselves; what is wrong with others is a warning.',
      default: 'delivery',
    }),
    'state-dir': input.text({
      doc: 'Wins over `deploy.state-dir` of the file: the folder of the `process` target, read to find what is live.',
    }),
    'allow-older': input.boolean({ doc: 'Deliver a commit that is older than the live one.', default: 'false' }),
    'test-command': input.text({ doc: 'Command that tests the checkout. Unset: from the file.' }),
    'prepare-command': input.text({
      doc: 'Command that prepares the checkout before the image is built. Unset: from the file.',
    }),
    'github-token': input.text({
      doc: 'Token for reading the base branch’s configuration, the environments and the commits.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills the expression in
      default: '${{ github.token }}',
      secret: true,
    }),
  }),
  rules: [],
  outputs: {
    service: 'Name of the service.',
    digest: 'The digest given, else empty: then it comes from the build.',
    deliver: '`false` on a pull request whose caller names no environment: the gates run, nothing is delivered.',
    'environment-1': 'First environment, `none` without one.',
    'environment-2': 'Second environment, `none` without one.',
    'environment-3': 'Third environment, `none` without one.',
    build: '`true` when there is something to build, `false` when a digest was given.',
    registry: 'Registry of the image, such as ghcr.io.',
    'live-digest': 'Digest that is live in the last environment, where it is known.',
    test: '`false` when there is no test command.',
    prepare: '`false` when there is no prepare command.',
    'test-command': 'Command that tests the checkout, else empty.',
    'prepare-command': 'Command that prepares the checkout, else empty.',
    'settings-build': 'Settings of multi-arch-build.',
    'settings-scan': 'Settings of security-scan.',
    'settings-performance': 'Settings of performance-regression.',
    'settings-rollback': 'Settings of auto-rollback in the first environment.',
    'settings-janitor': 'Settings of janitor in the first environment.',
    'settings-stage-1': 'Settings of ship in the first environment.',
    'settings-stage-2': 'Settings of ship in the second environment.',
    'settings-stage-3': 'Settings of ship in the third environment.',
  },
  onError: 'refused',
});

export type Inputs = InputsOf<typeof definition>;
