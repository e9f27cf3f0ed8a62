import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'image-name-missing': {
    means: 'No image name is given and none can be derived, because the run has no repository.',
    next: 'Set `image` in the workflow or in .github/prod-actions.yml, for example ghcr.io/acme/web.',
  },
  'image-has-tag': {
    means: 'The image carries a tag or a digest where only its name belongs.',
    next: 'Remove the tag: the digest comes from the build, or from the input `digest`.',
  },
  'service-name-invalid': {
    means: 'The service name is not lower-case letters, digits and dashes.',
    next: 'Set `service`, for example web.',
  },
  'environment-unknown': {
    means: 'An environment was asked for that the configuration file does not list.',
    next: 'Use a listed name, or add the environment to the file.',
  },
  'environments-invalid': {
    means:
      'The list of environments is empty, repeats a name, has a wrong name, or is longer than deploy.yml delivers to.',
    next: 'Name one to three environments in the order of delivery; call stage.yml yourself for longer chains.',
  },
  'setting-invalid': {
    means: 'A resolved value is not one that the action behind it takes.',
    next: 'Mend the value where the message says it comes from.',
  },
  'base-config-unreadable': {
    means: 'On a pull request the configuration counts as it is on the base branch, and that could not be read.',
    next: 'Give the plan job `contents: read` and run it again.',
  },
  'policy-relaxed': {
    means:
      'This change loosens a gate. On a pull request the base branch’s value counts; after the merge this one does.',
    next: 'Have an owner of the configuration file approve it on purpose.',
  },
  'no-required-reviewers': {
    means: 'The last environment lets every run through: no person has to approve.',
    next: 'Repository settings → Environments → the environment → Required reviewers.',
  },
  'environment-absent': {
    means: 'The environment does not exist yet; GitHub creates it unprotected with the first run that names it.',
    next: 'Create it with required reviewers before the first delivery.',
  },
  'reviewers-not-checked': {
    means: 'Whether a person has to approve could not be read.',
    next: 'Give the plan job `actions: read`, or check Repository settings → Environments yourself.',
  },
});
