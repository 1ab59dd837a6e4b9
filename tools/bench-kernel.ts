import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import sample from '../infra/local/sample/dx569.article.json' with { type: 'json' };
import type { Kernel } from '../shared/language/model/kernel.ts';
import { type LanguageModel, loadModel } from '../shared/language/model/language-model.ts';
import { readModelFiles } from '../shared/language/model/model-files.ts';
import { plainKernel } from '../shared/language/model/plain-kernel.ts';
import { wasmKernel } from '../shared/language/model/wasm-kernel.ts';
import { runCommand } from './command-error.ts';

const help = `Measures the language model by itself: both kernels, and its start in fresh processes.

  node tools/bench-kernel.ts [--starts N] [--seconds N]

  --starts N     fresh processes (default 5); the middle one is told
  --seconds N    how long each kernel is measured (default 5)

Times are those of the processor too, so that other work on the machine shows; words are those of the sample article.`;

function main(): void {
  const { values } = parseArgs({
    options: {
      starts: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      'one-start': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(help);
  else if (values['one-start']) console.log(JSON.stringify(measureStart()));
  else measure(Number(values.starts), Number(values.seconds));
}

function measure(starts: number, seconds: number): void {
  reportStarts(starts);
  const { weights, wasm } = readModelFiles();
  for (const model of [loadModel({ weights, wasm }), loadModel({ weights })]) {
    reportSpeed(model, seconds);
  }
  if (wasm !== undefined) reportProducts('wasm', wasmKernel(wasm, roomBytes));
  reportProducts('plain', plainKernel(roomBytes));
}

interface Start {
  readonly loadMs: number;
  readonly loadProcessorMs: number;
  readonly firstParseMs: number;
  readonly processMs: number;
  readonly peakMegabytes: number;
}

function measureStart(): Start {
  const begin = performance.now();
  const used = process.cpuUsage();
  const model = loadModel(readModelFiles());
  const loaded = performance.now();
  const { user, system } = process.cpuUsage(used);
  model.parse(sentences.slice(0, 1));
  const parsed = performance.now();
  return {
    loadMs: loaded - begin,
    loadProcessorMs: (user + system) / 1_000,
    firstParseMs: parsed - loaded,
    // The clock starts with the process.
    processMs: parsed,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
}

function reportStarts(count: number): void {
  const starts = Array.from({ length: count }, () => {
    const output = execFileSync(process.execPath, [import.meta.filename, '--one-start']);
    return JSON.parse(output.toString()) as Start;
  });
  const middle = (of: keyof Start) =>
    (starts.map((start) => start[of]).sort((a, b) => a - b)[count >> 1] ?? 0).toFixed(0);
  console.log(
    `start: load ${middle('loadMs')} ms (processor ${middle('loadProcessorMs')} ms), first parse ` +
      `${middle('firstParseMs')} ms, whole process ${middle('processMs')} ms, peak ${middle('peakMegabytes')} MB`,
  );
}

/** The sample article, roughly in words: for speed it does not matter where a sentence ends. */
const sentences = sample.text
  .split(/(?<=[.?!])\s+/)
  .map((sentence) => sentence.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []);

function reportSpeed(model: LanguageModel, seconds: number): void {
  const words = sentences.reduce((sum, { length }) => sum + length, 0);
  model.parse(sentences);
  const begin = performance.now();
  const used = process.cpuUsage();
  let articles = 0;
  while (performance.now() - begin < seconds * 1_000) {
    model.parse(sentences);
    articles += 1;
  }
  const { user, system } = process.cpuUsage(used);
  const rate = (spentSeconds: number) => Math.round((words * articles) / spentSeconds);
  console.log(
    `${model.kernel}: ${rate((performance.now() - begin) / 1_000)} words a second, ` +
      `${rate((user + system) / 1e6)} a second of the processor`,
  );
}

const rows = 320;
const inputs = 128;
const outputs = 384;
const roomBytes = 2 ** 21;

/** Only the products of matrices, of the largest layer's size. */
function reportProducts(name: string, kernel: Kernel): void {
  const weights = 2 ** 20;
  const run = () =>
    kernel.linear(1_024, 128_000, rows, inputs, weights, 130_000, 132_000, outputs, 140_000, 0);
  for (let warm = 0; warm < 20; warm += 1) run();
  const begin = performance.now();
  const used = process.cpuUsage();
  let times = 0;
  while (performance.now() - begin < 1_000) {
    run();
    times += 1;
  }
  const { user } = process.cpuUsage(used);
  const products = (rows * inputs * outputs * times) / (user * 1_000);
  console.log(`${name}: ${products.toFixed(1)} billion products a second of the processor`);
}

await runCommand(async () => main());
