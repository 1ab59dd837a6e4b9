import type { Subscription } from './subscriptions.ts';

/** The links that SNS puts into its mails. */
export interface SnsLinks {
  confirm(topicArn: string, subscription: Subscription): string;
  unsubscribe(subscriptionArn: string, subscription: Subscription): string;
}

/** @param publicUrl  asked at each mail, for the port is known only once the gateway listens. */
export function snsLinks(publicUrl: () => string): SnsLinks {
  const link = (page: string, query: Record<string, string>) =>
    `${publicUrl().replace(/\/$/, '')}/_local/sns/${page}?${new URLSearchParams(query)}`;
  return {
    confirm: (topicArn, { token, endpoint }) =>
      link('confirm', { TopicArn: topicArn, Token: token, Endpoint: endpoint }),
    unsubscribe: (subscriptionArn, { endpoint }) =>
      link('unsubscribe', { SubscriptionArn: subscriptionArn, Endpoint: endpoint }),
  };
}
