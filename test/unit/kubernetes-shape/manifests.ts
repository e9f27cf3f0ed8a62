import { parseManifest } from '../../../src/adapters/kubernetes/render/parse.ts';
import type { K8sObject } from '../../../src/domain/kubernetes/objects.ts';
import type { AppShape } from '../../../src/domain/kubernetes/shape.ts';
import { type ShapeOptions, shapeOf } from '../../../src/domain/kubernetes/shape-of.ts';

/** Small manifests for the tests of shapes, written for them. */

export const objectsOf = async (...texts: readonly string[]): Promise<readonly K8sObject[]> =>
  await parseManifest(texts.join('\n---\n'), 'test.yaml');

export const shape = async (texts: readonly string[], options: Partial<ShapeOptions> = {}): Promise<AppShape> =>
  await shapeOf(await objectsOf(...texts), { namespace: 'shop', ...options });

const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map(line => `${' '.repeat(by)}${line}`)
    .join('\n');

interface DeploymentParts {
  /** YAML of the pod spec beside its containers. */
  readonly pod?: string;
  /** YAML of the container beside name and image. */
  readonly container?: string;
  /** YAML of the Deployment's spec beside selector and template. */
  readonly spec?: string;
  /** YAML of its metadata beside the name. */
  readonly metadata?: string;
  readonly image?: string;
  readonly labels?: string;
}

export const deployment = (name: string, parts: DeploymentParts = {}): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
${indent(parts.metadata ?? '{}', 2).replace(/^ *\{\}$/, '')}
spec:
${indent(parts.spec ?? 'replicas: 2', 2)}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: ${parts.labels ?? `{ app: ${name} }`} }
    spec:
${indent(parts.pod ?? '{}', 6).replace(/^ *\{\}$/, '')}
      containers:
        - name: main
          image: ${parts.image ?? `registry.example/${name}:1.0`}
${indent(parts.container ?? '{}', 10).replace(/^ *\{\}$/, '')}
`;

export const service = (name: string, spec = '', selector = `{ app: ${name} }`): string =>
  `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: ${selector}
  ports: [{ port: 80 }]
${indent(spec, 2)}
`;

export const fixed = (kind: 'StatefulSet' | 'DaemonSet', name: string, image = `registry.example/${name}:1`): string =>
  `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: '${image}' }] }
`;

export const job = (name: string, metadata = ''): string =>
  `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
${indent(metadata, 2)}
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: main, image: registry.example/tool:1 }] }
`;

/** Any kind with a metadata line and a spec line. */
export const thing = (apiVersion: string, kind: string, name: string, body = 'spec: {}'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${body}\n`;
