import { defineConfig } from 'vitest/config';
import { createViteLogger } from 'vitest/node';

// The workflow parser ships source maps without their sources; that is said once per file and means nothing here.
const logger = createViteLogger();
const { warnOnce, warn } = logger;
const meaningless = (text: string): boolean => text.includes('points to missing source files');
logger.warnOnce = (text, options) => meaningless(text) || warnOnce(text, options);
logger.warn = (text, options) => meaningless(text) || warn(text, options);

export default defineConfig({
  customLogger: logger,
  test: {
    include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
    restoreMocks: true,
    // The parser imports JSON without attributes; inlining lets vitest resolve it.
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
});
