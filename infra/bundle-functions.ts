import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { modelFilePaths } from '../shared/language/model/model-files.ts';

const root = join(import.meta.dirname, '..');

/** Where the bundles lie: `.bundles/FUNCTION/index.mjs`, and whatever else is deployed with it. */
export const bundlesFolder = join(root, '.bundles');

/** Files that a function reads at run time, such as the weights of a model: they are put beside its bundle. */
export const dataFiles: Readonly<Record<string, readonly string[]>> = {
  'digest-article': modelFilePaths,
};

/** Packages written for CommonJS call `require`, which an ES module does not have. */
const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

export interface BundleOptions {
  /** Holds one folder per function, each with a `handler.ts` that exports `handler`. */
  readonly functionsFolder?: string;
  readonly bundlesFolder?: string;
  readonly dataFiles?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Bundles every function in one run of esbuild: what is deployed, and what one machine runs.
 *
 * A source map lies beside each bundle, for whoever reads a stack trace; it is not deployed. Files that would
 * not change are left alone, so that two runs at the same time do not disturb each other.
 *
 * @throws an error that names the function, where its handler or a data file is missing or does not compile.
 */
export async function bundleFunctions({
  functionsFolder = join(root, 'functions'),
  bundlesFolder: target = bundlesFolder,
  dataFiles: data = dataFiles,
}: BundleOptions = {}): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: entryPoints(functionsFolder),
    outdir: target,
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // Names of functions and classes stay readable in stack traces, for a few kilobytes.
    keepNames: true,
    sourcemap: 'external',
    sourcesContent: false,
    banner: { js: requireForCommonJs },
    legalComments: 'none',
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) writeIfChanged(path, contents);
  for (const [folder, files] of Object.entries(data)) {
    for (const file of files) copyBeside(file, join(target, folder));
  }
}

function entryPoints(functionsFolder: string): Record<string, string> {
  const folders = readdirSync(functionsFolder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return Object.fromEntries(
    folders.map(({ name }) => {
      const handler = join(functionsFolder, name, 'handler.ts');
      if (existsSync(handler)) return [`${name}/index`, handler];
      throw new Error(
        `${relative(root, handler)} is missing: every folder there is a function, with a handler.ts that exports handler.`,
      );
    }),
  );
}

function copyBeside(file: string, folder: string): void {
  const source = resolve(root, file);
  if (!existsSync(source)) {
    throw new Error(`${file} is missing: bundle-functions.ts puts it beside ${basename(folder)}.`);
  }
  writeIfChanged(join(folder, basename(file)), readFileSync(source));
}

function writeIfChanged(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  // Renaming is all or nothing: nobody who reads at the same time finds half a file.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}
