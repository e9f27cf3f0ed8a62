import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { loadPins } from '../../../src/adapters/tools/tools.ts';
import { atLeast, pinsSchema, platformOf } from '../../../src/domain/tools/pins.ts';

const pins = loadPins();
const [trivy] = [pins['trivy']];

describe('tools/tools.json', () => {
  it('refuses the compromised Trivy releases by name', () => {
    expect(trivy?.refused?.versions).toEqual(['0.69.4', '0.69.5', '0.69.6']);
    expect(trivy?.refused?.reason).toContain('CVE-2026-33634');
  });

  it.each(Object.entries(pins))('%s: the Go module requires exactly the pinned version', async (name, pin) => {
    const folder = join(root, 'tools/go', pin.build?.folder ?? name);
    expect(await readFile(join(folder, 'go.mod'), 'utf8')).toContain(`require ${pin.module} v${pin.version}\n`);
    const sums = await readFile(join(folder, 'go.sum'), 'utf8');
    expect(sums).toMatch(new RegExp(`^${pin.module} v${pin.version.replaceAll('.', '\\.')} h1:`, 'm'));
    expect(pin.build?.package.startsWith(pin.module)).toBe(true);
  });

  it.each(Object.entries(pins))('%s: the files of the release are of the pinned version', (_name, pin) => {
    for (const { url } of Object.values(pin.release?.assets ?? {})) expect(url).toContain(`/v${pin.version}/`);
  });

  it.each(Object.entries(pins))('%s: docs/tools.md names its version and licence', async (_name, pin) => {
    const page = await readFile(join(root, 'docs/tools.md'), 'utf8');
    expect(page).toMatch(new RegExp(`\\| ${pin.version.replaceAll('.', '\\.')} \\| ${pin.license} \\|`));
  });

  it('takes no hash without the place where it was published', () => {
    const asset = { url: 'https://example.invalid/x', sha256: 'a'.repeat(64) };
    const release = { checksums: 'https://example.invalid/sums', assets: { 'linux/amd64': asset } };
    expect(pinsSchema.safeParse({ trivy: { ...trivy, release } }).error?.message).toContain('where it was published');
  });
});

describe('atLeast', () => {
  it.each([
    ['1.26.8', '1.26', true],
    ['1.26', '1.26.0', true],
    ['1.25.9', '1.26', false],
    ['1.9', '1.26', false],
    ['2.0', '1.26', true],
  ])('%s ≥ %s is %s', (found, wanted, answer) => {
    expect(atLeast(found, wanted)).toBe(answer);
  });
});

describe('platformOf', () => {
  it.each([
    ['linux', 'x64', 'linux/amd64'],
    ['darwin', 'arm64', 'darwin/arm64'],
    ['linux', 'riscv64', 'linux/riscv64'],
  ])('%s %s is %s', (system, architecture, platform) => {
    expect(platformOf(system, architecture)).toBe(platform);
  });
});
