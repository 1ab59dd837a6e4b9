import type { Subscription } from '../../../shared/contracts/subscription.ts';
import type { SubscriptionStore } from '../../../shared/storage/subscription-store.ts';

export function inMemorySubscriptionStore(): SubscriptionStore {
  const rows = new Map<string, Subscription>();
  const mails = new Map<string, number>();
  const tries = new Map<string, number>();
  const countsIn = (counts: Map<string, number>, counted: string, prefix: string) =>
    [...counts]
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, count]) => ({ counted, of: id.slice(prefix.length), count }));
  const keyOf = ({ topicId, subscriptionId }: Pick<Subscription, 'topicId' | 'subscriptionId'>) =>
    `${topicId}#${subscriptionId}`;
  const those = (isOne: (row: Subscription) => boolean) =>
    structuredClone([...rows.values()].filter(isOne));
  return {
    get: async (key) => structuredClone(rows.get(keyOf(key))),

    async put(row) {
      rows.set(keyOf(row), structuredClone(row));
    },

    async remove(key) {
      rows.delete(keyOf(key));
    },

    async settle(due, next) {
      const there = rows.get(keyOf(due));
      const isDue = there?.nextCheckAt !== undefined && there.nextCheckAt === due.nextCheckAt;
      if (!isDue || there.state !== due.state) return 'changed-meanwhile';
      if (next === 'removed') rows.delete(keyOf(due));
      else rows.set(keyOf(next), structuredClone(next));
      return 'settled';
    },

    ofAddress: async (addressKey) => those((row) => row.addressKey === addressKey),

    ofAddressInTopic: async (addressKey, topicId) =>
      those((row) => row.topicId === topicId && row.subscriptionId.startsWith(`${addressKey}#`)),

    ofStream: async (topicId, stream) =>
      those((row) => row.topicId === topicId && row.stream === stream),

    async takeLeaveTry({ at, what, key, triesAnHour }) {
      const id = `${what}#${key}#${at.toISOString().slice(0, 13)}`;
      const taken = tries.get(id) ?? 0;
      if (taken >= triesAnHour) return false;
      tries.set(id, taken + 1);
      return true;
    },

    countsOf: async (addressKey) => [
      ...countsIn(mails, 'sign-up mails', `${addressKey}#`),
      ...countsIn(tries, 'tries to leave', `leave#${addressKey}#`),
    ],

    async removeCounts(addressKey) {
      for (const counts of [mails, tries]) {
        for (const id of counts.keys()) if (id.includes(`${addressKey}#`)) counts.delete(id);
      }
    },

    due: async (now, limit) =>
      those(({ nextCheckAt }) => nextCheckAt !== undefined && nextCheckAt <= now)
        .sort((a, b) => ((a.nextCheckAt ?? '') < (b.nextCheckAt ?? '') ? -1 : 1))
        .slice(0, limit),

    async takeCodeTry(row) {
      const code = rows.get(keyOf(row))?.code;
      if (!code || code.hash !== row.code?.hash || code.triesLeft <= 0) return false;
      code.triesLeft--;
      return true;
    },

    async takeMail(addressKey, day, mailsADay) {
      const taken = mails.get(`${addressKey}#${day}`) ?? 0;
      if (taken >= mailsADay) return false;
      mails.set(`${addressKey}#${day}`, taken + 1);
      return true;
    },

    async giveMailBack(addressKey, day) {
      mails.set(`${addressKey}#${day}`, (mails.get(`${addressKey}#${day}`) ?? 0) - 1);
    },
  };
}
