import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The workflow parser imports JSON without attributes, so vite must load it instead of Node.
const inlined = /\/node_modules\/@actions\/(workflow-parser|expressions)\/.*\.js$/;

export default defineConfig({
  plugins: [
    {
      // Its source maps come without their sources; unless they are left out, vite says so for every file.
      name: 'leave-out-source-maps',
      enforce: 'pre',
      load: async id =>
        inlined.test(id)
          ? { code: (await readFile(id, 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: null }
          : null,
    },
  ],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
    // Most of their time they wait for processes they started. With three a core, tests of what takes how long went wrong.
    maxWorkers: 2 * availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
    restoreMocks: true,
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
});
