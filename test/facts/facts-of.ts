import type { Digest, Fact } from '../../shared/contracts/digest.ts';
import { embeddedExtractor } from '../../shared/digests/embedded-extractor.ts';
import { isDigest } from '../../shared/digests/extractor.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';

/** The digest of a made-up article. */
export function digestOf(text: string, title = ''): Digest {
  const answer = embeddedExtractor(englishEngine()).extract({ id: 'made-up', title, text });
  if (!isDigest(answer)) throw new Error(answer.problem.detail);
  return answer;
}

/** The fact that is about these words: of those whose evidence holds them, the one told shortest. */
export function factOn(words: string, { facts }: Digest): Fact {
  const lengthOf = ({ evidence }: Fact) =>
    Math.min(...evidence.map(({ text }) => (text.includes(words) ? text.length : Infinity)));
  const [fact] = facts.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  if (fact && lengthOf(fact) < Infinity) return fact;
  const told = facts.map(({ rule, what }) => `${rule}: ${what}`);
  throw new Error(`No fact on "${words}" among:\n${told.join('\n')}`);
}
