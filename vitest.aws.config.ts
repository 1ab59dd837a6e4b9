import { defineConfig } from 'vitest/config';

/** What `npm run test:aws` runs: the tests that need an account of AWS. */
export default defineConfig({
  test: { include: ['test/conformance/aws-*.ts'], hookTimeout: 120_000 },
});
