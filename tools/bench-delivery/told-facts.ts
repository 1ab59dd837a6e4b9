import type { OutboxMessage } from '../../infra/local/sns/outbox.ts';
import type { Expectation } from './expected-facts.ts';

/** What the readers of a run were told, beside what they were to be told. */
export interface Verdict {
  /** Facts that were to be told, over all readers. */
  readonly facts: number;
  /** Facts that no message carries. */
  readonly lost: number;
  /** Of them, or none: the first few, to look into. */
  readonly lostOnes: readonly string[];
  /** Facts that have come again, counted each time. */
  readonly doubled: number;
  /** Facts of articles for which a mail had no room: it names the article, and its link leads to them. */
  readonly byLink: number;
  /** Articles told to somebody who was not to hear of them, or nothing of them. */
  readonly strays: number;
}

/** All that was told, mail by mail. */
export interface ToldFacts {
  /** Takes in a message that went out; those that are no alerts count for nothing. */
  hear(message: OutboxMessage): void;
  compare(expected: readonly Expectation[]): Verdict;
  readonly mails: () => number;
}

/** One telling of an article in a mail: its words on one line. */
type Telling = string;

const lostShown = 5;

export function toldFacts(): ToldFacts {
  /** `address article` → its tellings. */
  const tellings = new Map<string, Telling[]>();
  let mails = 0;
  return {
    mails: () => mails,
    hear(message) {
      if (message.kind !== 'email' || !message.text.includes('You get this because')) return;
      mails++;
      for (const [articleId, telling] of tellingsIn(message.text)) {
        const key = `${message.to} ${articleId}`;
        tellings.set(key, [...(tellings.get(key) ?? []), telling]);
      }
    },
    compare(expected) {
      let [facts, lost, doubled, byLink] = [0, 0, 0, 0];
      const lostOnes: string[] = [];
      const known = new Set<string>();
      for (const { address, articleId, facts: what } of expected) {
        const key = `${address} ${articleId}`;
        known.add(key);
        const told = tellings.get(key) ?? [];
        facts += what.length;
        for (const fact of what) {
          const times = told.filter((telling) => telling.includes(entryOf(fact))).length;
          if (times > 1) doubled += times - 1;
          if (times > 0) continue;
          if (told.some(leavesSomeOut)) {
            byLink++;
          } else {
            lost++;
            if (lostOnes.length < lostShown) lostOnes.push(`${key}: ${fact}`);
          }
        }
      }
      const strays = [...tellings.keys()].filter((key) => !known.has(key)).length;
      return { facts, lost, lostOnes, doubled, byLink, strays };
    },
  };
}

const rule = /^-{24}$/m;
const link = /\/digests\/([a-z2-7]{20})$/gm;
const namedOnly = 'NAMED ONLY';

/** The parts of a mail, each under the article to which its link leads. */
function tellingsIn(text: string): [articleId: string, telling: Telling][] {
  return text.split(rule).flatMap((part) => {
    const ids = [...part.matchAll(link)].map(([, id = '']) => id);
    const isList = /^\d+ MORE STOR(Y|IES)$/m.test(part);
    return ids.map((id): [string, Telling] => [id, isList ? namedOnly : onOneLine(part)]);
  });
}

/** A mail has room for so many facts of an article; it says how many more there are. */
const leavesSomeOut = (telling: Telling) =>
  telling === namedOnly || /And \d+ more, on the page below\./.test(telling);

/** A fact as it stands in a mail's list: a sentence with its full stop. */
const entryOf = (what: string) => `* ${onOneLine(what)}${/[.!?…]["”’]?$/.test(what) ? '' : '.'}`;

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
