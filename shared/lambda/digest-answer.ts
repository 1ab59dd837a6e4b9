import { standingOf } from '../contracts/article.ts';
import { bodyOf, type DigestRecord } from '../contracts/digest-record.ts';
import { ServiceError } from '../errors.ts';
import { answer, type Headers, type HttpResult } from './http.ts';

/**
 * A digest as an answer: its body is the digest's JSON, word for word as it is stored. What is not the digest's own
 * (the page, the original, a correction) stands in `Link`.
 *
 * @throws ServiceError `article-retracted`, or the code of the problem where the article could not be read.
 */
export function digestAnswer(
  record: DigestRecord,
  publicUrl: string,
  headers: Headers = {},
): HttpResult {
  if (record.retractedAt || record.body === undefined) {
    throw new ServiceError(
      'article-retracted',
      `Its publisher retracted the article at ${record.retractedAt}.`,
    );
  }
  const body = bodyOf(record);
  if (body && 'problem' in body) {
    throw new ServiceError('language-not-supported', body.problem.detail);
  }
  return answer(200, record.body, 'application/json; charset=utf-8', {
    link: linksOf(record, publicUrl),
    'on-record-standing': standingOf(record),
    ...headers,
  });
}

function linksOf(
  { digestId, url, corrects, correctedBy }: DigestRecord,
  publicUrl: string,
): string {
  const digestAt = (id: string) => `${publicUrl}/v1/digests/${id}`;
  const links = [
    [`${publicUrl}/digests/${digestId}`, 'alternate'],
    ...(url ? [[new URL(url).href, 'original']] : []),
    ...(correctedBy ? [[digestAt(correctedBy), 'successor-version']] : []),
    ...(corrects ? [[digestAt(corrects), 'predecessor-version']] : []),
  ];
  return links.map(([target, relation]) => `<${target}>; rel="${relation}"`).join(', ');
}
