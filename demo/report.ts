/** demo/report.html: one self-contained page. Pure: data in, HTML out. */

export interface Sample {
  /** Milliseconds since the demo began. */
  readonly at: number;
  readonly latencyMs: number;
  readonly ok: boolean;
  /** The release that answered, by its short name (v1, v2 …); '' when nobody did. */
  readonly release: string;
  readonly connection: 'fresh' | 'kept';
}

export interface Scene {
  readonly title: string;
  readonly expected: string;
  readonly verdict: string;
  readonly asExpected: boolean;
  readonly outcome: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly numbers: readonly (readonly [string, string])[];
}

export interface DemoReport {
  readonly startedAt: string;
  readonly machine: string;
  readonly tools: readonly (readonly [string, string])[];
  readonly scenes: readonly Scene[];
  readonly samples: readonly Sample[];
  readonly endMs: number;
  readonly yaml: string;
}

const escapeHtml = (text: string): string =>
  text.replaceAll(/[<>&"]/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c] ?? c);

const palette = ['#2f6fde', '#1c9c6b', '#b26a00', '#8a4fd0', '#0e8aa0', '#a03a6a'];

const [width, left, barTop, barHeight, errorTop, errorHeight, sceneTop] = [1080, 46, 20, 170, 206, 46, 272];
const bucketMs = 500;

interface Bucket {
  readonly byRelease: Map<string, number>;
  failed: number;
}

/** Answers per release and failures, in steps of half a second. */
export const buckets = (samples: readonly Sample[], endMs: number): readonly Bucket[] => {
  const all = Array.from({ length: Math.ceil(endMs / bucketMs) }, (): Bucket => ({ byRelease: new Map(), failed: 0 }));
  for (const sample of samples) {
    const bucket = all[Math.floor(sample.at / bucketMs)];
    if (bucket === undefined) continue;
    if (!sample.ok) bucket.failed += 1;
    bucket.byRelease.set(sample.release, (bucket.byRelease.get(sample.release) ?? 0) + 1);
  }
  return all;
};

const releasesOf = (samples: readonly Sample[]): readonly string[] =>
  [...new Set(samples.map(one => one.release))].filter(name => name !== '');

const bars = (all: readonly Bucket[], releases: readonly string[], x: (ms: number) => number, most: number): string =>
  all
    .flatMap((bucket, index) => {
      let base = barTop + barHeight;
      return releases.map((release, at) => {
        const height = ((bucket.byRelease.get(release) ?? 0) / most) * barHeight;
        base -= height;
        if (height === 0) return '';
        const w = x(bucketMs) - x(0);
        return `<rect x="${x(index * bucketMs).toFixed(1)}" y="${base.toFixed(1)}" width="${w.toFixed(2)}" height="${height.toFixed(1)}" fill="${palette[at % palette.length]}"/>`;
      });
    })
    .join('');

const failures = (all: readonly Bucket[], x: (ms: number) => number): string => {
  const most = Math.max(5, ...all.map(bucket => bucket.failed));
  return all
    .map((bucket, index) => {
      if (bucket.failed === 0) return '';
      const height = (bucket.failed / most) * errorHeight;
      return `<rect x="${x(index * bucketMs).toFixed(1)}" y="${(errorTop + errorHeight - height).toFixed(1)}" width="${(x(bucketMs) - x(0)).toFixed(2)}" height="${height.toFixed(1)}" fill="#d0342c"><title>${bucket.failed} failed</title></rect>`;
    })
    .join('');
};

const sceneBands = (scenes: readonly Scene[], x: (ms: number) => number): string =>
  scenes
    .map((scene, index) => {
      const [from, to] = [x(scene.startMs), x(scene.endMs)];
      const fill = scene.asExpected ? 'var(--band)' : '#d0342c33';
      return `<g><rect x="${from.toFixed(1)}" y="${sceneTop}" width="${Math.max(2, to - from - 2).toFixed(1)}" height="22" rx="3" fill="${fill}"/><text x="${((from + to) / 2).toFixed(1)}" y="${sceneTop + 15}" text-anchor="middle">${index + 1}</text><line x1="${from.toFixed(1)}" x2="${from.toFixed(1)}" y1="${barTop}" y2="${sceneTop}" class="grid"/><title>${escapeHtml(scene.title)}</title></g>`;
    })
    .join('');

const axis = (endMs: number, most: number, x: (ms: number) => number): string => {
  const step = endMs > 60_000 ? 10_000 : 5000;
  const seconds = Array.from({ length: Math.floor(endMs / step) + 1 }, (_, index) => index * step);
  const ticks = seconds
    .map(ms => `<text x="${x(ms).toFixed(1)}" y="${sceneTop + 40}" text-anchor="middle">${ms / 1000} s</text>`)
    .join('');
  const perSecond = Math.round((most * 1000) / bucketMs);
  return `${ticks}<text x="${left - 6}" y="${barTop + 10}" text-anchor="end">${perSecond}/s</text><text x="${left - 6}" y="${barTop + barHeight}" text-anchor="end">0</text><text x="${left - 6}" y="${errorTop + errorHeight}" text-anchor="end">failed</text><line class="grid" x1="${left}" x2="${width}" y1="${errorTop + errorHeight}" y2="${errorTop + errorHeight}"/>`;
};

const chart = (report: DemoReport): string => {
  const all = buckets(report.samples, report.endMs);
  const releases = releasesOf(report.samples);
  const most = Math.max(1, ...all.map(bucket => [...bucket.byRelease.values()].reduce((a, b) => a + b, 0)));
  const x = (ms: number): number => left + (ms / Math.max(1, report.endMs)) * (width - left);
  const legend = releases
    .map(
      (name, index) => `<span><i style="background:${palette[index % palette.length]}"></i>${escapeHtml(name)}</span>`,
    )
    .join('');
  return `<div class="legend">${legend}<span><i style="background:#d0342c"></i>failed</span></div><svg viewBox="0 0 ${width} ${sceneTop + 48}" role="img" aria-label="Requests answered per release, and failures, over time">${bars(all, releases, x, most)}${failures(all, x)}${sceneBands(report.scenes, x)}${axis(report.endMs, most, x)}</svg>`;
};

const sceneCard = (scene: Scene, index: number): string =>
  `<section class="scene ${scene.asExpected ? 'ok' : 'bad'}"><h3>${index + 1}. ${escapeHtml(scene.title)}</h3><p class="verdict">${escapeHtml(scene.verdict)}</p><p>${escapeHtml(scene.outcome)}</p><table>${scene.numbers
    .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
    .join(
      '',
    )}</table><p class="expected">expected: ${escapeHtml(scene.expected)} — ${scene.asExpected ? 'as expected' : '<b>not as expected</b>'}</p></section>`;

const style = `
:root{--bg:#fff;--fg:#1b1f24;--soft:#59636e;--line:#d6dbe1;--card:#f6f8fa;--band:#e3e8ef}
@media(prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e6e9ee;--soft:#9aa4b0;--line:#2c333c;--card:#171c23;--band:#28303a}}
body{background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif;max-width:1120px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}.soft,.expected{color:var(--soft);font-size:.86rem}
svg{width:100%;height:auto}svg text{fill:var(--soft);font-size:11px}.grid{stroke:var(--line);stroke-width:1}
.legend{display:flex;gap:1rem;flex-wrap:wrap;font-size:.86rem}.legend i{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.4em}
.scenes{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:1rem;align-items:start}.scene{background:var(--card);border:1px solid var(--line);border-left:4px solid #1c9c6b;border-radius:6px;padding:.9rem 1rem}
.scene.bad{border-left-color:#d0342c}.verdict{font-weight:600;font-size:1.1rem;margin:.2rem 0}.scene p{margin:.3rem 0}
table{border-collapse:collapse;width:100%;font-size:.88rem}th{text-align:left;font-weight:400;color:var(--soft)}td{text-align:right;font-variant-numeric:tabular-nums}th,td{padding:.12rem 0;vertical-align:top}
pre{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:1rem;overflow:auto}.all{font-size:1.15rem;font-weight:600;margin:.3rem 0 1rem}`;

export const renderReport = (report: DemoReport): string => {
  const good = report.scenes.filter(scene => scene.asExpected).length;
  const failed = report.samples.filter(sample => !sample.ok).length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>prod-actions demo</title><style>${style}</style></head><body>
<h1>prod-actions demo</h1><p class="all">${good} of ${report.scenes.length} scenes ended as expected</p>
<p class="soft">${escapeHtml(report.startedAt)} · ${escapeHtml(report.machine)} · ${report.samples.length} requests sent, ${failed} failed (those of the faulty release, until it was taken back)</p>
<h2>Requests answered, by release</h2>${chart(report)}
<h2>Scenes</h2><div class="scenes">${report.scenes.map(sceneCard).join('')}</div>
<h2>What was used</h2><table>${report.tools.map(([name, what]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(what)}</td></tr>`).join('')}</table>
<h2>In your repository</h2><p class="soft">.github/workflows/deliver.yml</p><pre>${escapeHtml(report.yaml)}</pre>
</body></html>
`;
};
