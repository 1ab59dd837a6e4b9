import type { SubscriptionRequest } from '../../shared/contracts/subscription.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import { type NumberSignUp, type SignUpNumberPorts, signUpNumber } from './sign-up-number.ts';
import { type SignUp, type SubscribePorts, subscribe } from './subscribe.ts';

/** Signs an address up in the way of its channel. The reader is told the same whatever comes of it. */
export function signUp(
  topic: Pick<Topic, 'topicId'>,
  request: SubscriptionRequest,
  ports: SubscribePorts & SignUpNumberPorts,
): Promise<SignUp | NumberSignUp> {
  return request.channel === 'sms'
    ? signUpNumber(topic, request, ports)
    : subscribe(topic, request, ports);
}

/** What the reader has to do next. The same whether the address is new, waiting or confirmed: nobody learns who follows what. */
export const nextSteps: Readonly<Record<SubscriptionRequest['channel'], string>> = {
  email:
    'If this address is not subscribed yet, a mail with a link is on its way to it. Alerts begin when the link has been followed, within 48 hours.',
  sms: 'If this number is not subscribed yet, a text with a code is on its way to it. Alerts begin when the code has been given, within ten minutes. A number gets three codes a day, and none once it has answered STOP, until it sends START.',
  webhook:
    'If this address is not subscribed yet, SNS posts a message with a SubscribeURL to it. Alerts begin when that has been followed, within 48 hours.',
};
