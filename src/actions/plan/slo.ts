import { performanceGiven, sloOf, verificationGiven } from '../../adapters/slo/inputs.ts';
import type { Setting } from '../../config/resolve.ts';
import type { Given } from '../../core/inputs.ts';

const section = 'slo.';

/** The settings of the section `slo` → the same, and what follows from them for the sections named. */
const givens = { verify: verificationGiven, performance: performanceGiven } as const;

const givenIn = (name: string, settings: readonly Setting[]): Given => {
  const byKey = new Map(settings.map(setting => [setting.key, setting]));
  return {
    text: input => byKey.get(`${name}.${input}`)?.text ?? '',
    // Here it is known what was chosen, also where somebody chose the default.
    isUnset: input => (byKey.get(`${name}.${input}`)?.source ?? 'default') === 'default',
  };
};

/** The promises that an input follows from; of the others all may have a part in it. */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  'max-error-rate': ['error-rate', 'availability'],
  'max-p50': ['p50'],
  'max-p95': ['p95'],
  'max-p99': ['p99'],
};

/** Where those promises come from. */
const originOf = (key: string, promised: readonly Setting[]): string => {
  const from = madeOf[key.slice(key.indexOf('.') + 1)];
  const first = from?.flatMap(name => promised.find(one => one.key === `${section}${name}`) ?? [])[0];
  return [...new Set((first === undefined ? promised : [first]).map(one => one.source))].join(', ');
};

const merged = (setting: Setting, text: string, origin: string): Setting => {
  if (text === setting.text) return setting;
  const source: Setting['source'] =
    setting.source === 'default' || setting.text === '' ? `slo (${origin})` : `${setting.source} and slo (${origin})`;
  return { ...setting, text, source };
};

/**
 * Gives the settings that nobody chose what the SLO promises; what is written out wins. A wrong SLO gives nothing: the
 * section is refused on its own account.
 */
export const withSlo = (settings: readonly Setting[], slo: readonly Setting[]): readonly Setting[] => {
  const promised = slo.filter(one => one.source !== 'default');
  if (promised.length === 0) return settings;
  const parsed = sloOf(new Map(slo.map(one => [one.key.slice(section.length), one.text])));
  if (!('slo' in parsed)) return settings;
  const texts = new Map(
    Object.entries(givens).flatMap(([name, give]) =>
      Object.entries(give(parsed.slo, givenIn(name, settings))).map(([input, text]): [string, string] => [
        `${name}.${input}`,
        text.trim(),
      ]),
    ),
  );
  return settings.map(setting =>
    merged(setting, texts.get(setting.key) ?? setting.text, originOf(setting.key, promised)),
  );
};
