import type { Fact } from '../../shared/contracts/digest.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import { articleNamed } from '../named-ids.ts';

const text = 'The Orsa dam had burst.';

export function digestFact(what: string, changes: Partial<Fact> = {}): Fact {
  return {
    id: what,
    kind: 'event',
    what,
    who: [],
    status: 'confirmed',
    certainty: 'certain',
    polarity: 'positive',
    contestedBy: [],
    rule: 'own-voice',
    attributions: [],
    evidence: [{ start: 0, end: 22, text: text.slice(0, 22) }],
    key: true,
    ...changes,
  };
}

/** A digest as it is kept, with these facts in it. */
export function digestRecord(
  name: string,
  facts: readonly Fact[],
  changes: Partial<DigestRecord> = {},
): DigestRecord {
  const digestId = articleNamed(name);
  const digest = {
    id: digestId,
    title: 'Orsa dam bursts',
    text,
    language: 'en',
    summary: text,
    facts,
    statements: [],
    entities: [],
  };
  return {
    digestId,
    publisherId: 'valley',
    publisher: 'Valley News',
    title: 'Orsa dam bursts',
    publishedAt: '2026-03-02T09:30:00.000Z',
    receivedAt: '2026-03-02T09:30:05.000Z',
    body: JSON.stringify(digest),
    ...changes,
  };
}

export const unreadableBody = JSON.stringify({
  id: articleNamed('dam'),
  problem: { type: '/problems/language-not-supported', title: 'No', detail: 'Spanish (es).' },
});
