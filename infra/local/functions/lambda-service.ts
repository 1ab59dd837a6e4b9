import {
  AwsError,
  type AwsRequest,
  type AwsResponse,
  type AwsService,
} from '../aws/aws-service.ts';
import { type FunctionPool, maxPayloadBytes } from './function-pool.ts';

/** The part of Lambda's API that operators' commands use: `Invoke`, waited for. */
export function lambdaService(functions: readonly FunctionPool[]): AwsService {
  return {
    errorFormat: 'json',
    async handle(request) {
      const pool = called(request, functions);
      request.authorize('lambda:InvokeFunction', pool.definition.arn);
      const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
      if (type === 'DryRun') return { statusCode: 204 };
      if (type !== 'RequestResponse') {
        throw new AwsError(
          'InvalidParameterValueException',
          `One machine invokes functions as RequestResponse or DryRun, not as ${type}.`,
        );
      }
      const { outcome } = await pool.invoke(eventOf(request));
      return outcome.kind === 'answered'
        ? answer(outcome.payload)
        : answer(JSON.stringify(outcome.error), { 'x-amz-function-error': 'Unhandled' });
    },
  };
}

/** `POST /2015-03-31/functions/NAME-OR-ARN/invocations` */
function called({ method, path }: AwsRequest, functions: readonly FunctionPool[]): FunctionPool {
  const [, version, kind, name = '', action] = path.split('/');
  if (
    method !== 'POST' ||
    version !== '2015-03-31' ||
    kind !== 'functions' ||
    action !== 'invocations'
  ) {
    throw new AwsError(
      'UnknownOperationException',
      'One machine knows Invoke of Lambda only.',
      404,
    );
  }
  const wanted = decodeURIComponent(name);
  const pool = functions.find(
    ({ definition }) => definition.name === wanted || definition.arn === wanted,
  );
  if (pool) return pool;
  throw new AwsError('ResourceNotFoundException', `Function not found: ${wanted}`, 404);
}

function eventOf({ body }: AwsRequest): string {
  if (body.byteLength > maxPayloadBytes) {
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${maxPayloadBytes} bytes for the InvokeFunction operation`,
      413,
    );
  }
  const event = body.toString('utf8') || '{}';
  try {
    JSON.parse(event);
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.');
  }
  return event;
}

function answer(payload: string, headers: Record<string, string> = {}): AwsResponse {
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': '$LATEST',
      ...headers,
    },
    body: payload,
  };
}
