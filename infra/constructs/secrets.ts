import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

interface ServiceSecretProps {
  readonly stage: Stage;
  readonly description: string;
  /** Why no schedule rotates it, for whoever audits the stack. */
  readonly rotation: string;
}

/** A secret that AWS makes up itself, so that nobody has ever seen it. */
export class ServiceSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: ServiceSecretProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: props.description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.stage.data === 'retained' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: props.rotation });
  }

  get arn(): string {
    return this.secret.secretArn;
  }

  /** Allows to read the secret; both versions, while it is being changed. */
  grantRead(who: ServiceFunction): void {
    who.allow(['secretsmanager:GetSecretValue'], [this.arn]);
  }
}

export type Secrets = ReturnType<typeof makeSecrets>;

/** Makes the secrets of the service; what each is for is said in its description. */
export function makeSecrets(scope: Construct, stage: Stage) {
  return {
    cursor: new ServiceSecret(scope, 'CursorSecret', {
      stage,
      description: 'Signs the cursors of lists, so that nobody can make one up',
      rotation:
        'It guards no data: a cursor only says where to read on in a public list. An operator changes it by putting a new version; the one before stays valid meanwhile.',
    }),
    address: new ServiceSecret(scope, 'AddressSecret', {
      stage,
      description: 'Makes the keyed hash by which a reader’s address is found',
      rotation:
        'Every stored hash is made with it, so a schedule would make readers impossible to find. An operator changes it when needed, and rehashes the stored addresses while both versions are valid.',
    }),
  };
}
