import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../functions/answer-unknown-route/environment.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { type Stage, stackName } from '../stages.ts';
import { ServiceFunction } from './service-function.ts';

/** The functions that answer, by folder. One for each that `routes.ts` names, or it does not compile. */
export type Answerers = Readonly<Record<(typeof routes)[number]['function'], ServiceFunction>>;

/** One line a request. Not the caller's network address, which would tell who reads what. */
const accessLogLine = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatencyMilliseconds: '$context.responseLatency',
  responseLengthBytes: '$context.responseLength',
  integrationError: '$context.integrationErrorMessage',
};

/** The one way in. Throttles, logs, and hands every route of `routes.ts` to its function. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly apiStage: HttpStage;
  readonly accessLog: LogGroup;
  /** Where readers find the service; every absolute link starts with it. */
  readonly publicUrl: string;
  /** Answers 404 and 405 where no route fits. May do nothing else. */
  readonly answerUnknownRoute: ServiceFunction<Environment>;
  private readonly integrations = new Map<ServiceFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: stackName(stage),
      description: 'On Record: articles in, digests and alerts out',
      createDefaultStage: false,
    });
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.apiStage = this.stageOf(stage);
    this.publicUrl = stage.publicUrl ?? this.api.apiEndpoint;
    this.answerUnknownRoute = new ServiceFunction<Environment>(this, 'AnswerUnknownRoute', {
      stage,
      folder: 'answer-unknown-route',
      description: 'Whatever has no route: 404 or 405',
      environment: { PUBLIC_URL: this.publicUrl },
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Reading is open to anyone. Where a key is needed, the function checks it before anything else: the refusals of an HTTP API have fixed bodies, and ours are RFC 9457 problems.',
    });
  }

  /** Adds every route of `routes.ts`, and the one for everything else. */
  answerWith(answerers: Answerers): void {
    for (const { method, path, function: folder } of routes) {
      const routeKey = HttpRouteKey.with(path, HttpMethod[method]);
      this.addRoute(`${method} ${path}`, routeKey, answerers[folder]);
    }
    this.addRoute('Unknown', HttpRouteKey.DEFAULT, this.answerUnknownRoute);
  }

  private addRoute(id: string, routeKey: HttpRouteKey, answerer: ServiceFunction): void {
    const known = this.integrations.get(answerer);
    const integration = known ?? new HttpLambdaIntegration(answerer.folder, answerer.lambda);
    this.integrations.set(answerer, integration);
    new HttpRoute(this.api, id, { httpApi: this.api, routeKey, integration });
  }

  private stageOf(stage: Stage): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: {
        rateLimit: stage.throttling.ratePerSecond,
        burstLimit: stage.throttling.burst,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
      },
    });
  }
}
