import type { AwsError, AwsResponse, AwsService } from './aws-service.ts';
import { escapeXml } from './escape-xml.ts';

type ErrorFormat = AwsService['errorFormat'];

/** Writes an error in the words of the service's protocol, so that the SDK shows `error.code` as the name. */
export function writeError(
  { code, message, members, statusCode }: AwsError,
  format: ErrorFormat,
  requestId: string,
): AwsResponse {
  if (format === 'json') {
    return {
      statusCode,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
      body: JSON.stringify({ __type: code, message, ...members }),
    };
  }
  const error = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
  const id = `<RequestId>${requestId}</RequestId>`;
  return {
    statusCode,
    headers: { 'content-type': format === 'rest-xml' ? 'application/xml' : 'text/xml' },
    body:
      format === 'rest-xml'
        ? `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}${id}</Error>`
        : `<ErrorResponse><Error><Type>${statusCode < 500 ? 'Sender' : 'Receiver'}</Type>${error}</Error>${id}</ErrorResponse>`,
  };
}

/** The names that each protocol has for the three refusals that the listener itself gives. */
export const refusals = {
  json: {
    accessDenied: { code: 'AccessDeniedException', statusCode: 400 },
    unknownKey: { code: 'UnrecognizedClientException', statusCode: 400 },
    internal: { code: 'InternalServerError', statusCode: 500 },
  },
  'query-xml': {
    accessDenied: { code: 'AuthorizationError', statusCode: 403 },
    unknownKey: { code: 'InvalidClientTokenId', statusCode: 403 },
    internal: { code: 'InternalError', statusCode: 500 },
  },
  'rest-xml': {
    accessDenied: { code: 'AccessDenied', statusCode: 403 },
    unknownKey: { code: 'InvalidAccessKeyId', statusCode: 403 },
    internal: { code: 'InternalError', statusCode: 500 },
  },
} as const satisfies Record<ErrorFormat, Record<string, { code: string; statusCode: number }>>;
