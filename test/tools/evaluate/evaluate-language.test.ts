import { expect, it } from 'vitest';
import { runTool } from '../run-tool.ts';

it('without data it lists where they are to be had', () => {
  const { status, stderr } = runTool('evaluate-language', []);
  expect(status).toBe(2);
  expect(stderr).toContain('https://github.com/UniversalDependencies/UD_English-EWT');
});
