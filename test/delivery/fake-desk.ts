import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { StreamOpener } from '../../shared/delivery/stream-opener.ts';

/** SNS as readers meet it: an invitation is pending until its reader clicks, and is gone after 48 hours; a number is in at once. */
export function fakeDesk(now: () => Date) {
  const readers = new Map<string, { state: 'pending' | 'confirmed'; askedAt: number }>();
  /** Who was sent an invitation, in order. */
  const mails: string[] = [];
  const arnOf = (topicArn: string, address: string) => `${topicArn}:${address}`;
  const stateOf = (arn: string) => {
    const reader = readers.get(arn);
    const hasLapsed =
      reader?.state === 'pending' && now().getTime() - reader.askedAt >= 48 * 3_600_000;
    return reader && !hasLapsed ? reader.state : 'gone';
  };
  const desk: ReaderDesk = {
    async invite(topicArn, { channel, address }) {
      if (address.endsWith('.invalid')) return 'refused';
      const arn = arnOf(topicArn, address);
      if (channel === 'sms') {
        readers.set(arn, { state: 'confirmed', askedAt: now().getTime() });
      } else if (stateOf(arn) !== 'confirmed') {
        readers.set(arn, { state: 'pending', askedAt: now().getTime() });
        mails.push(address);
      }
      return { subscriptionArn: arn };
    },
    stateOf: async (arn) => stateOf(arn),
    async remove(arn) {
      if (stateOf(arn) === 'pending') throw new Error('a pending subscription cannot be removed');
      readers.delete(arn);
    },
  };
  const opener: StreamOpener = { open: async (topicId, stream) => `arn:${topicId}-${stream}` };
  return {
    desk,
    opener,
    mails,
    /** Follows the link in the newest invitation to a stream. */
    click: (topicId: string, stream: string, address: string) => {
      const arn = arnOf(`arn:${topicId}-${stream}`, address);
      if (stateOf(arn) === 'pending') readers.set(arn, { state: 'confirmed', askedAt: 0 });
    },
    /** Follows the link that SNS adds to its mails. */
    leaveBySns: (topicId: string, stream: string, address: string) =>
      readers.delete(arnOf(`arn:${topicId}-${stream}`, address)),
    /** The streams that an address gets mails of. */
    readerOf: (address: string) =>
      [...readers]
        .filter(([arn, { state }]) => arn.endsWith(`:${address}`) && state === 'confirmed')
        .map(([arn]) => arn.slice('arn:'.length, -address.length - 1)),
  };
}
