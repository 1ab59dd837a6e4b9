import * as z from 'zod';
import { localAccount } from '../aws/account.ts';
import { matchesWildcards } from '../aws/judge-access.ts';
import { resourcesOf, type Stack } from '../template.ts';

/** The HTTP API of the template, with its one stage. */
export interface HttpApi {
  readonly id: string;
  readonly routes: readonly Route[];
  readonly accessLogFormat: string | undefined;
}

export interface Route {
  /** `POST /v1/articles` or `$default` */
  readonly key: string;
  readonly functionArn: string;
  /** Whether the function lets this route invoke it. */
  readonly isPermitted: boolean;
  readonly timeoutMilliseconds: number;
  readonly throttling: Throttling | undefined;
}

export interface Throttling {
  readonly requestsPerSecond: number;
  readonly burst: number;
}

const text = z.string();

/** Strict throughout: what is not named (CORS, authorizers, path prefixes) would change how requests are answered. */
const ApiProperties = z.strictObject({
  Name: text,
  ProtocolType: z.literal('HTTP'),
  Description: text.optional(),
  DisableExecuteApiEndpoint: z.literal(false).optional(),
  IpAddressType: text.optional(),
  Tags: z.unknown().optional(),
});

const RouteProperties = z.strictObject({
  ApiId: text,
  RouteKey: text,
  Target: text.startsWith('integrations/'),
  AuthorizationType: z.literal('NONE').optional(),
  OperationName: text.optional(),
});

const IntegrationProperties = z.strictObject({
  ApiId: text,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: text,
  IntegrationMethod: text.optional(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().min(50).max(30_000).default(30_000),
  Description: text.optional(),
});

const RouteSettings = z.strictObject({
  ThrottlingRateLimit: z.number().optional(),
  ThrottlingBurstLimit: z.number().optional(),
  DetailedMetricsEnabled: z.boolean().optional(),
});

const StageProperties = z.strictObject({
  ApiId: text,
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  AccessLogSettings: z.strictObject({ DestinationArn: text, Format: text }).optional(),
  DefaultRouteSettings: RouteSettings.optional(),
  RouteSettings: z.record(text, RouteSettings).default({}),
  Description: text.optional(),
  Tags: z.unknown().optional(),
});

const PermissionProperties = z.strictObject({
  Action: text,
  FunctionName: text,
  Principal: text,
  SourceArn: text.optional(),
  SourceAccount: text.optional(),
});

/** @throws where the template has no HTTP API, or more than one, or one with what this gateway does not do. */
export function httpApiOf(stack: Stack): HttpApi {
  const api = onlyOne(resourcesOf(stack, 'AWS::ApiGatewayV2::Api', ApiProperties), 'API');
  const stage = onlyOne(resourcesOf(stack, 'AWS::ApiGatewayV2::Stage', StageProperties), 'stage');
  const integrations = resourcesOf(stack, 'AWS::ApiGatewayV2::Integration', IntegrationProperties);
  const permissions = resourcesOf(stack, 'AWS::Lambda::Permission', PermissionProperties);
  return {
    id: api.name,
    accessLogFormat: stage.properties.AccessLogSettings?.Format,
    routes: resourcesOf(stack, 'AWS::ApiGatewayV2::Route', RouteProperties).map(
      ({ logicalId, properties: { RouteKey: key, Target } }) => {
        const integration = integrations.find(({ name }) => Target === `integrations/${name}`);
        if (!integration) throw new Error(`The route ${logicalId} leads to no integration.`);
        const functionArn = functionArnIn(integration.properties.IntegrationUri);
        return {
          key,
          functionArn,
          isPermitted: permissions.some(({ properties }) =>
            permits(properties, functionArn, sourceArnOf(api.name, key)),
          ),
          timeoutMilliseconds: integration.properties.TimeoutInMillis,
          throttling: throttlingOf(
            stage.properties.RouteSettings[key] ?? stage.properties.DefaultRouteSettings,
          ),
        };
      },
    ),
  };
}

function onlyOne<Item>(items: readonly Item[], what: string): Item {
  const [first] = items;
  if (first && items.length === 1) return first;
  throw new Error(
    `The template has ${items.length} HTTP ${what}s; one machine serves exactly one.`,
  );
}

/** Either the function's ARN, or that of its invocation in API Gateway's own form. */
function functionArnIn(uri: string): string {
  return uri.split('/functions/')[1]?.split('/invocations')[0] ?? uri;
}

/** What API Gateway calls a function as: `…:API/STAGE/METHOD/PATH`, or `…:API/STAGE/$default`. */
function sourceArnOf(apiId: string, key: string): string {
  const { accountId, region } = localAccount;
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/$default/${key.replace(' ', '')}`;
}

function permits(
  permission: z.infer<typeof PermissionProperties>,
  functionArn: string,
  sourceArn: string,
): boolean {
  return (
    permission.Action === 'lambda:InvokeFunction' &&
    permission.Principal === 'apigateway.amazonaws.com' &&
    (permission.FunctionName === functionArn ||
      functionArn.endsWith(`:function:${permission.FunctionName}`)) &&
    matchesWildcards(sourceArn, permission.SourceArn ?? '*')
  );
}

function throttlingOf(settings: z.infer<typeof RouteSettings> | undefined): Throttling | undefined {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings ?? {};
  return rate === undefined ? undefined : { requestsPerSecond: rate, burst: burst ?? rate };
}
