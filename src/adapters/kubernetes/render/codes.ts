import { defineCodes } from '../../../domain/verdicts/codes.ts';

/** Why manifests could not be rendered. */
export const codes = defineCodes({
  'manifest-missing': {
    means: 'A file, folder or pattern of `manifests` matches nothing.',
    next: 'Mend the path; it is relative to the workspace.',
  },
  'manifest-invalid': {
    means: 'A manifest cannot be read; the message names file, document, line and field.',
    next: 'Mend the line.',
  },
  'manifest-template': {
    means: 'A manifest still holds template expressions that nothing has filled in.',
    next: 'Render it first: pass the chart as `helm`, or the filled-in file.',
  },
  'manifest-empty': {
    means: 'The manifests hold no object at all.',
    next: 'Check `manifests`, `kustomize` and `helm`.',
  },
  'manifest-is-kustomization': {
    means: 'The folder is a kustomization: its files are parts, not manifests.',
    next: 'Pass it as `kustomize` instead.',
  },
  'render-failed': {
    means: '`kubectl kustomize` or `helm template` could not render the objects.',
    next: 'Run the command in the message by hand; its last lines are shown.',
  },
  'render-timeout': {
    means: 'Rendering did not end in time.',
    next: 'Remote bases and charts are not fetched: make them part of the checkout.',
  },
  'chart-dependencies-missing': {
    means: 'The chart has dependencies that are not in its `charts` folder; rendering fetches nothing.',
    next: 'Run `helm dependency build` before, in a step of its own.',
  },
});
