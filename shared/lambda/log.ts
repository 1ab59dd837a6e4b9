import { Logger } from '@aws-lambda-powertools/logger';

/** The one logger of a function. A line is named for what happened, and holds ids and counts only. */
export const log = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'on-record' });
