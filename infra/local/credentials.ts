import { randomBytes } from 'node:crypto';

/** Signs calls to the AWS stand-ins; the key id tells them who calls. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A key that nobody could guess, and that is no key of a real account. */
export function newCredentials(): Credentials {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString('hex'),
  };
}
