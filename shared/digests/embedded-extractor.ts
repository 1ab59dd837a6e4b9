import type { Unreadable } from '../contracts/digest.ts';
import { errorCatalogue } from '../errors.ts';
import { extractFacts } from '../facts/extract-facts.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { LanguageEngine } from '../language/language-engine.ts';
import type { Extractor, ReadableArticle } from './extractor.ts';
import { makeDigest } from './make-digest.ts';

/** The extractor that is part of the service: language → facts → digest, in this process, the same every time. */
export function embeddedExtractor(engine: LanguageEngine): Extractor {
  return {
    extract(article) {
      const foreign = notEnglish(article);
      if (foreign) return foreign;
      const read = engine.read(article.text);
      return makeDigest(article, read, extractFacts(read, article.publisher));
    },
  };
}

/** @returns the problem with an article in another language; undefined for an English one. */
export function notEnglish({ id, text }: ReadableArticle): Unreadable | undefined {
  const language = detectLanguage(text);
  if (language === 'en') return undefined;
  return {
    id,
    problem: {
      type: '/problems/language-not-supported',
      title: errorCatalogue['language-not-supported'].title,
      detail: language
        ? `The text reads as ${languageNames.of(language)}. Only English is read.`
        : 'The language of the text was not recognised. Only English is read.',
    },
  };
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
