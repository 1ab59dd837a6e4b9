import { localAccount } from '../aws/account.ts';
import type { Caller } from '../aws/aws-service.ts';
import { type Credentials, newCredentials } from '../credentials.ts';
import { assumeRole, type Role } from '../roles.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { openFunctionLog } from './function-log.ts';
import { type FunctionPool, functionPool } from './function-pool.ts';

export interface FunctionsOptions {
  readonly roles: ReadonlyMap<string, Role>;
  /** Where the AWS stand-ins listen. */
  readonly endpoint: string;
  readonly logFolder: string;
  /** Gets the log lines of all functions as well. */
  readonly onLine?: (line: string) => void;
  /** Another folder to run in place of a function's bundle, for tests. */
  readonly bundleFor?: (title: string, folder: string) => string;
}

/** A function, and the access key under which its calls are known as its role's. */
export interface RunnableFunction {
  readonly pool: FunctionPool;
  readonly role: Role;
  readonly accessKeyId: string;
  readonly caller: Caller;
}

/** Makes every function ready to be invoked, each with an access key that is new at each start. */
export function prepareFunctions(
  definitions: readonly FunctionDefinition[],
  { roles, endpoint, logFolder, onLine, bundleFor }: FunctionsOptions,
): RunnableFunction[] {
  return definitions.map((definition) => {
    const { title, folder } = definition;
    const role = assumeRole(roles, definition.roleArn, 'lambda.amazonaws.com');
    const credentials = newCredentials();
    return {
      role,
      accessKeyId: credentials.accessKeyId,
      caller: { kind: 'role', roleName: role.name, policies: role.policies },
      pool: functionPool(
        { ...definition, folder: bundleFor?.(title, folder) ?? folder },
        environmentOf(definition, credentials, endpoint),
        openFunctionLog(logFolder, title, onLine),
      ),
    };
  });
}

/** The template's variables, and those that Lambda adds. */
function environmentOf(
  { name, handler, memoryMegabytes, environment }: FunctionDefinition,
  { accessKeyId, secretAccessKey }: Credentials,
  endpoint: string,
): Record<string, string> {
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: localAccount.region,
    AWS_DEFAULT_REGION: localAccount.region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]local',
    _HANDLER: handler,
    ...environment,
  };
}
