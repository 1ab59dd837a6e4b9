import type { TopicQuery, TopicTerm } from '../contracts/topic.ts';
import { type Html, html, isolated } from './html.ts';

/** A topic's query in words: "It looks for stories that speak of “dam” or “Orsa”, but not of “drill”." */
export function queryWords({ any, all, none }: TopicQuery): Html {
  const wanted = [
    ...all.map(termWords),
    ...(any.length > 0 ? [listOf(any.map(termWords), 'or')] : []),
  ];
  const but = none.length > 0 ? html`, but not of ${listOf(none.map(termWords), 'or')}` : undefined;
  return html`It looks for stories that speak of ${listOf(wanted, 'and of')}${but}.`;
}

function termWords(term: TopicTerm): Html {
  if (typeof term === 'string') return quoted(term);
  if (term.also.length === 0) return quoted(term.name);
  return html`${quoted(term.name)} (also ${listOf(term.also.map(quoted), 'or')})`;
}

const quoted = (words: string) => html`“${isolated(words)}”`;

function listOf(parts: readonly Html[], word: string): Html {
  const last = parts.at(-1);
  if (parts.length < 2) return last ?? html``;
  const first = parts.slice(0, -1).map((part, index) => (index > 0 ? html`, ${part}` : part));
  return html`${first} ${word} ${last}`;
}
