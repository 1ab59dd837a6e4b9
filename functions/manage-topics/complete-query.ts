import { otherNamesOfCountry } from '../../shared/alerts/country-names.ts';
import { foldedPhrase, isTelling } from '../../shared/alerts/fold-words.ts';
import {
  maxNames,
  namesOf,
  type TopicQuery,
  type TopicQueryRequest,
  type TopicTerm,
  type TopicTermRequest,
} from '../../shared/contracts/topic.ts';
import { type Fault, ServiceError } from '../../shared/errors.ts';

/**
 * A query as it is kept: with the other names of each country for which they were asked for.
 *
 * @param at  where the query stands in the request, as a JSON Pointer: `#/query`.
 * @throws ServiceError `invalid-request` where a name would be found in nearly every text, where a country is not
 * known, and where there are too many names.
 */
export function completeQuery(request: TopicQueryRequest, at: string): TopicQuery {
  const faults: Fault[] = [];
  const complete = (part: keyof TopicQuery) =>
    request[part].map((term, index) => {
      const pointer = `${at}/${part}/${index}`;
      const whole = completeTerm(term);
      faults.push(...(whole === 'no-such-country' ? [unknownCountry(pointer)] : []));
      const kept = whole === 'no-such-country' ? '' : whole;
      faults.push(...emptyNames(kept, pointer));
      return kept;
    });
  const query = { any: complete('any'), all: complete('all'), none: complete('none') };
  const count = [...query.any, ...query.all, ...query.none].flatMap(namesOf).length;
  if (count > maxNames) {
    const detail = `has ${count} names with all that were added; at most ${maxNames} go into one topic`;
    faults.push({ pointer: at, detail });
  }
  if (faults.length > 0) {
    throw new ServiceError('invalid-request', 'The query would not find what it is to find.', {
      faults: faults.slice(0, 20),
    });
  }
  return query;
}

function completeTerm(term: TopicTermRequest): TopicTerm | 'no-such-country' {
  if (typeof term === 'string') return term;
  const { name, also, country } = term;
  const ofCountry = country ? otherNamesOfCountry(name) : [];
  if (!ofCountry) return 'no-such-country';
  const others = new Map(
    [...also, ...ofCountry].reverse().map((one) => [foldedPhrase(one), one] as const),
  );
  others.delete(foldedPhrase(name));
  return { name, also: [...others.values()].reverse() };
}

const unknownCountry = (pointer: string): Fault => ({
  pointer: `${pointer}/name`,
  detail:
    'is no country that we know by this name; leave "country" out and give its names in "also"',
});

function emptyNames(term: TopicTerm, pointer: string): Fault[] {
  const places =
    typeof term === 'string' ? [''] : ['/name', ...term.also.map((_, i) => `/also/${i}`)];
  return namesOf(term).flatMap((name, index) =>
    name === '' || isTelling(name) ? [] : [{ pointer: pointer + places[index], detail: tooCommon }],
  );
}

const tooCommon =
  'stands in nearly every text, so it would find everything; give a word that tells something (abbreviations in capitals, such as US and WHO, are kept apart from “us” and “who”)';
