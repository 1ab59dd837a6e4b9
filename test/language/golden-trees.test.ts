import { join } from 'node:path';
import { expect, it } from 'vitest';
import sample from '../../infra/local/sample/dx569.article.json' with { type: 'json' };
import { englishEngine } from '../../shared/language/english-engine.ts';
import type { Entities, KnownEntity } from '../../shared/language/entities/entity.ts';
import { knowEntities } from '../../shared/language/entities/know-entities.ts';
import type { ReadText, Sentence, Token } from '../../shared/language/sentence.ts';

it('the sample article has the trees and entities that are written down', async () => {
  const read = englishEngine().read(sample.text);
  const expected = join(import.meta.dirname, '../golden/defected-minister.tree.txt');
  await expect(pageOf(read)).toMatchFileSnapshot(expected);
});

function pageOf(read: ReadText): string {
  const entities = knowEntities(read);
  const blocks = read.sentences.map((sentence) =>
    [
      `# ${read.text.slice(sentence.start, sentence.end)}`,
      ...sentence.tokens.map((token) => tokenLine(token, sentence)),
      ...mentionLines(sentence, entities),
      ...referenceLines(sentence, entities),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n\n${entities.all.map(entityLine).join('\n')}\n`;
}

/** "12 confirmed  confirm  VERB VBD   3 conj of denies". */
function tokenLine({ index, text, lemma, upos, xpos, head, deprel }: Token, { tokens }: Sentence) {
  const columns = [
    String(index + 1).padStart(2),
    text.padEnd(14),
    lemma.padEnd(14),
    upos.padEnd(5),
    xpos.padEnd(4),
    String(head + 1).padStart(2),
    head < 0 ? deprel : `${deprel} of ${tokens[head]?.text}`,
  ];
  return columns.join(' ');
}

const mentionLines = (sentence: Sentence, { mentions, named }: Entities) =>
  mentions
    .filter((mention) => mention.sentence === sentence.index)
    .map(({ text, type, last }) => {
      const entity = named(sentence, last);
      return `= ${text}: ${type}${entity && entity.name !== text ? `, ${entity.name}` : ''}`;
    });

const referenceLines = (sentence: Sentence, { references }: Entities) =>
  references
    .filter((reference) => reference.sentence === sentence)
    .map(({ head, referent }) => {
      const meant = referent.entity?.name ?? referent.sentence.tokens[referent.head]?.text;
      return `> ${head + 1} ${sentence.tokens[head]?.text} is ${meant}`;
    });

const entityLine = ({ name, type, titles, isOfficial, mentions }: KnownEntity) =>
  [
    `* ${name}`,
    type,
    ...titles,
    ...(isOfficial ? ['official'] : []),
    `named ${mentions.length}×`,
  ].join(' | ');
