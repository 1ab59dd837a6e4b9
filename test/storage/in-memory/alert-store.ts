import type { Alert } from '../../../shared/contracts/alert.ts';
import type { AlertStore } from '../../../shared/storage/alert-store.ts';

/** `all` shows what the table holds, oldest first. */
export function inMemoryAlertStore(): AlertStore & { all(): Alert[] } {
  const rows = new Map<string, Alert>();
  const keyOf = ({ streamId, alertId }: Pick<Alert, 'streamId' | 'alertId'>) =>
    `${streamId}#${alertId}`;
  const change = (key: Pick<Alert, 'streamId' | 'alertId'>, changeOf: (row: Alert) => Alert) => {
    const row = rows.get(keyOf(key));
    if (!row) throw new Error('there is no such alert');
    const changed = changeOf(row);
    rows.set(keyOf(key), changed);
    return changed;
  };
  return {
    all: () => structuredClone([...rows.values()]),

    async untilLastSent(streamId, storyId) {
      const newestFirst = [...rows.values()]
        .filter((row) => row.streamId === streamId && row.storyId === storyId)
        .sort((a, b) => (a.alertId > b.alertId ? -1 : 1));
      const sent = newestFirst.findIndex(({ state }) => state === 'sent');
      return structuredClone(sent === -1 ? newestFirst : newestFirst.slice(0, sent + 1));
    },

    async addIfAbsent(alert) {
      if (rows.has(keyOf(alert))) return 'already-stored';
      rows.set(keyOf(alert), structuredClone(alert));
      return 'stored';
    },

    countAttempt: async (key) =>
      change(key, (row) => ({ ...row, attempts: row.attempts + 1 })).attempts,

    async mark(key, state, at) {
      change(key, (row) => ({ ...row, state, ...(state === 'sent' && { sentAt: at }) }));
    },

    async countOfStory(storyId) {
      const count = (state: Alert['state']) =>
        [...rows.values()].filter((row) => row.storyId === storyId && row.state === state).length;
      return { sent: count('sent'), sending: count('sending') };
    },
  };
}
