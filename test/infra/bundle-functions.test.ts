import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundle-functions.ts';

let folder: string;
const inFolder = (path: string) => join(folder, path);

function write(path: string, text: string): void {
  mkdirSync(dirname(inFolder(path)), { recursive: true });
  writeFileSync(inFolder(path), text);
}

const bundle = (dataFiles: Record<string, string[]> = {}) =>
  bundleFunctions({
    functionsFolder: inFolder('functions'),
    bundlesFolder: inFolder('bundles'),
    dataFiles,
  });

async function answerOf(name: string): Promise<unknown> {
  const { handler } = await import(pathToFileURL(inFolder(`bundles/${name}/index.mjs`)).href);
  return handler();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-record-bundles-'));
  write(
    'functions/greet/handler.ts',
    `export const handler = async (): Promise<string> => 'hello';`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a bundle', () => {
  it('is an ES module that exports the handler of its folder', async () => {
    await bundle();
    expect(await answerOf('greet')).toBe('hello');
  });

  it('can hold a package written for CommonJS, which requires parts of Node', async () => {
    write('functions/count/old.cjs', `module.exports = require('path').basename('/a/b');`);
    write(
      'functions/count/handler.ts',
      `import old from './old.cjs';\nexport const handler = async () => old;`,
    );
    await bundle();
    expect(await answerOf('count')).toBe('b');
  });

  it('has its source map beside it, and does not ask Node to load it', async () => {
    await bundle();
    expect(readFileSync(inFolder('bundles/greet/index.mjs.map'), 'utf8')).toContain('handler.ts');
    expect(readFileSync(inFolder('bundles/greet/index.mjs'), 'utf8')).not.toContain(
      'sourceMapping',
    );
  });

  it('has its data files beside it', async () => {
    write('weights.bin', 'weights');
    await bundle({ greet: [inFolder('weights.bin')] });
    expect(readFileSync(inFolder('bundles/greet/weights.bin'), 'utf8')).toBe('weights');
  });

  it('is left alone while its source stays the same, and follows when it changes', async () => {
    await bundle();
    const before = statSync(inFolder('bundles/greet/index.mjs')).ino;
    await bundle();
    expect(statSync(inFolder('bundles/greet/index.mjs')).ino).toBe(before);
    write('functions/greet/handler.ts', `export const handler = async () => 'good morning';`);
    await bundle();
    expect(await answerOf('greet')).toBe('good morning');
  });
});

describe('bundling stops with an error that names', () => {
  it('the function without a handler', async () => {
    write('functions/forget/environment.ts', 'export {};');
    await expect(bundle()).rejects.toThrow(/functions\/forget\/handler\.ts is missing/);
    expect(existsSync(inFolder('bundles'))).toBe(false);
  });

  it('the handler that does not compile', async () => {
    write('functions/greet/handler.ts', `export { handler } from './nowhere.ts';`);
    await expect(bundle()).rejects.toThrow(/functions\/greet\/handler\.ts:1.*nowhere/s);
  });

  it('the data file that is not there', async () => {
    await expect(bundle({ greet: [inFolder('weights.bin')] })).rejects.toThrow(
      /weights\.bin is missing.*beside greet/,
    );
  });
});
