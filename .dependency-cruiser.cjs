/** Arrows point one way: actions, cli → adapters, core → domain; config → core/ports (types only). */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports only the domain: no action, adapter, core, config, toolkit or Node I/O.',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { pathNot: ['^src/domain', '^node_modules/zod'] },
    },
    {
      name: 'core-below-actions',
      severity: 'error',
      from: { path: '^src/core' },
      to: { path: '^src/(actions|adapters|cli|config)' },
    },
    {
      name: 'adapters-below-actions',
      severity: 'error',
      from: { path: '^src/adapters' },
      to: { path: '^src/(actions|cli|config)' },
    },
    {
      name: 'config-is-pure',
      comment: 'Configuration is pure: it may name the types of core/ports and the domain, and parse YAML.',
      severity: 'error',
      from: { path: '^src/config' },
      to: {
        pathNot: [
          '^src/config',
          '^src/domain',
          '^src/core/(ports|errors|inputs|durations)\\.ts$',
          '^node_modules/(zod|yaml)',
        ],
      },
    },
    {
      name: 'actions-do-not-import-each-other',
      comment: 'Only `ship` composes other actions; it calls their run functions.',
      severity: 'error',
      from: { path: '^src/actions/(?!ship/)([^/]+)/', pathNot: '^src/actions/plan/catalogue\\.ts$' },
      to: { path: '^src/actions/', pathNot: ['^src/actions/$1/'] },
    },
    {
      name: 'plan-knows-only-the-inputs-of-others',
      comment: 'The configuration file is made of the other actions’ inputs, so `plan` may read their schemas.',
      severity: 'error',
      from: { path: '^src/actions/plan/catalogue\\.ts$' },
      to: { path: '^src/actions/(?!plan/)', pathNot: '/inputs\\.ts$' },
    },
    {
      name: 'toolkit-only-in-core',
      severity: 'error',
      from: { pathNot: '^src/core' },
      to: { path: '^node_modules/@actions/' },
    },
    {
      name: 'actions-do-no-io',
      comment: 'Effects reach actions through deps; only main.ts and the CLI wire them.',
      severity: 'error',
      from: { path: '^src/actions', pathNot: '/(main|wiring)\\.ts$' },
      to: { path: '^(node:)?(fs|child_process|http|https|net|process|timers)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
