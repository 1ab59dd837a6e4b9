import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Public data and articles that are too large or not free enough for the repository lie beside the project. */
const sharedFolder = join(import.meta.dirname, '../../../shared');

/** The folder that `npm run evaluate:language -- --data` takes; undefined where it is not at hand. */
export const dataFolder = atHand('data/treebanks/ewt-dev.conllu') && join(sharedFolder, 'data');

/** The text of an article; undefined where it is not at hand. */
export function sharedArticle(file: string): string | undefined {
  if (!atHand(file)) return undefined;
  return (JSON.parse(readFileSync(join(sharedFolder, file), 'utf8')) as { text: string }).text;
}

function atHand(file: string): boolean {
  const isThere = existsSync(join(sharedFolder, file));
  if (!isThere) console.warn(`Skipped what needs ${file}: it is not at hand`);
  return isThere;
}
