import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkSettings from '../cdk.json' with { type: 'json' };
import { bundleFunctions } from './bundle-functions.ts';
import { OnRecordStack } from './on-record-stack.ts';
import { stageNamed } from './stages.ts';

/**
 * The CDK app with one stage of the service, chosen by the context `stage`. Every synth checks it against the
 * AwsSolutions rules and fails on whatever breaks one and is not acknowledged with a reason.
 *
 * The settings of cdk.json count however the app is run; what the command line or the caller gives wins.
 */
export async function onRecordApp(props: AppProps = {}): Promise<App> {
  const app = new App({ ...props, context: { ...cdkSettings.context, ...props.context } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stage = stageNamed(app.node.tryGetContext('stage'));
  if (isCodeNeeded(app)) await bundleFunctions();
  new OnRecordStack(app, stage);
  return app;
}

/** The CDK command line says which stacks it needs with their code: for `cdk list`, none. */
function isCodeNeeded(app: App): boolean {
  const stacks: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  return !Array.isArray(stacks) || stacks.length > 0;
}
