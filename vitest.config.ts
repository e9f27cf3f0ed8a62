import { defineConfig } from 'vitest/config';

// The workflow parser ships source maps without their sources; that is said once per file and means nothing here.
const say = (text: string): void => {
  if (!text.includes('points to missing source files')) console.warn(text);
};

export default defineConfig({
  customLogger: {
    hasWarned: false,
    info: say,
    warn: say,
    warnOnce: say,
    error: text => console.error(text),
    clearScreen: () => undefined,
    hasErrorLogged: () => false,
  },
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
