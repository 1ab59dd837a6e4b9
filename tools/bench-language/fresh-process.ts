/** What one fresh process takes: prints it as JSON. Started by `bench-language.ts`, with the articles' texts on standard input. */
import { readFileSync } from 'node:fs';
import { embeddedExtractor } from '../../shared/digests/embedded-extractor.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';

export interface FreshProcess {
  readonly startMs: number;
  readonly startProcessorMs: number;
  readonly firstParseMs: number;
  readonly peakMegabytes: number;
}

const texts = JSON.parse(readFileSync(0, 'utf8')) as string[];
const begin = performance.now();
const used = process.cpuUsage();
const engine = englishEngine();
const loaded = performance.now();
const { user, system } = process.cpuUsage(used);
engine.read('The Department of Defense said that the bridge had been closed.');
const parsed = performance.now();
const extractor = embeddedExtractor(engine);
for (const text of texts) extractor.extract({ id: 'article', title: '', text });
const taken: FreshProcess = {
  startMs: loaded - begin,
  startProcessorMs: (user + system) / 1_000,
  firstParseMs: parsed - loaded,
  peakMegabytes: process.resourceUsage().maxRSS / 1_024,
};
console.log(JSON.stringify(taken));
