import { defineConfig } from 'vitest/config';

const timeouts = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // The logger then writes through the console, where `silent` can hold it back.
  env: { POWERTOOLS_DEV: 'true' },
};

export default defineConfig({
  test: {
    // What a passing test logs is of no use to anybody.
    silent: 'passed-only',
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/end-to-end/**'],
          ...timeouts,
        },
      },
      {
        test: {
          name: 'end to end',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: 'test/end-to-end/assembly.ts',
          // Each test of a crash starts the service twice; more at a time only wait for each other.
          maxConcurrency: 3,
          ...timeouts,
        },
      },
    ],
  },
});
