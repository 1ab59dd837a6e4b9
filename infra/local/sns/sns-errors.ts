import { AwsError } from '../aws/aws-service.ts';

/** SNS begins every such message with the same two words. */
export const invalidParameter = (reason: string) =>
  new AwsError('InvalidParameter', `Invalid parameter: ${reason}`);

export const notFound = (what: 'Topic' | 'Subscription') =>
  new AwsError('NotFound', `${what} does not exist`, 404);

export const throttled = () => new AwsError('Throttled', 'Rate exceeded', 429);

export const internalError = () =>
  new AwsError('InternalError', 'An internal error occurred. Please try again.', 500);
