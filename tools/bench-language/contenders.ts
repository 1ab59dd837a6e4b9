import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { embeddedExtractor } from '../../shared/digests/embedded-extractor.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { knowEntities } from '../../shared/language/entities/know-entities.ts';

/** Something that reads an article's text. */
export interface Contender {
  readonly name: string;
  run(text: string): void;
}

/** Ours first; the others do no more than their tags and entities, for they have no trees. */
export function contenders(): readonly Contender[] {
  const engine = englishEngine();
  const extractor = embeddedExtractor(engine);
  const wink = winkNlp(model, ['sbd', 'pos', 'ner']);
  return [
    { name: 'ours: trees and entities', run: (text) => knowEntities(engine.read(text)) },
    {
      name: 'ours: whole digests',
      run: (text) => extractor.extract({ id: 'article', title: '', text }),
    },
    {
      name: 'wink-nlp: tags, entities',
      run: (text) => {
        const document = wink.readDoc(text);
        document.tokens().out(wink.its.value, wink.as.array);
        document.tokens().out(wink.its.pos, wink.as.array);
        document.entities().out(wink.its.detail, wink.as.array);
      },
    },
    {
      name: 'compromise: tags, entities',
      run: (text) => {
        const document = nlp(text);
        document.json({ terms: { tags: true } });
        document.people().out('array');
        document.places().out('array');
        document.organizations().out('array');
      },
    },
  ];
}
