import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../aws/aws-service.ts';
import { escapeXml } from '../aws/escape-xml.ts';

/** What an action answers: texts, lists of texts or of such results, and maps of texts. Members without a value are left out. */
export interface Result {
  readonly [member: string]: Value | undefined;
}
type Value = string | readonly (string | Result)[] | ReadonlyMap<string, string>;

/** Writes an answer as AWS Query does. An action without a result, such as DeleteTopic, answers the bare envelope. */
export function resultXml(action: string, result: Result | undefined): AwsResponse {
  const body = result ? `<${action}Result>${membersXml(result)}</${action}Result>` : '';
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${body}${metadata}</${action}Response>`,
  };
}

function membersXml(result: Result): string {
  return Object.entries(result)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${valueXml(value)}</${name}>`))
    .join('');
}

function valueXml(value: Value): string {
  if (typeof value === 'string') return escapeXml(value);
  if (value instanceof Map) return [...value].map(entryXml).join('');
  return [...(value as readonly (string | Result)[])].map(memberXml).join('');
}

const memberXml = (each: string | Result) =>
  `<member>${typeof each === 'string' ? escapeXml(each) : membersXml(each)}</member>`;

function entryXml([key, value]: readonly [string, string]): string {
  return `<entry><key>${escapeXml(key)}</key><value>${escapeXml(value)}</value></entry>`;
}
