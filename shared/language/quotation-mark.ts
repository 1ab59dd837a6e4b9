import type { Token } from './sentence.ts';

const doubleMarks = new Set(['"', '“', '”']);

/** "‘", "’" and "'", which may be apostrophes as well. */
export const isSingleMark = (text: string) => text === '‘' || text === '’' || text === "'";

/** A mark round quoted words, not the apostrophe of "the workers' homes". */
export const isQuotationMark = ({ text, upos }: Pick<Token, 'text' | 'upos'>) =>
  doubleMarks.has(text) || (isSingleMark(text) && upos === 'PUNCT');
