import { randomBytes } from 'node:crypto';
import { SNSClient } from '@aws-sdk/client-sns';
import { describeSns } from './describe-sns.ts';

// Run by `npm run test:aws` alone: it needs an account. AWS keeps this mailbox for tests; it takes every mail.
describeSns('of AWS', async () => ({
  client: new SNSClient({ maxAttempts: 8 }),
  namePrefix: `on-record-test-${randomBytes(4).toString('hex')}-`,
  mailbox: 'success@simulator.amazonses.com',
}));
