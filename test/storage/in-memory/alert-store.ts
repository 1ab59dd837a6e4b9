import type { Alert, RoundUp } from '../../../shared/contracts/alert.ts';
import type { AlertStore } from '../../../shared/storage/alert-store.ts';

/** `all` shows the alerts that the table holds, oldest first, and `allRoundUps` the round-ups. */
export function inMemoryAlertStore(): AlertStore & { all(): Alert[]; allRoundUps(): RoundUp[] } {
  const rows = new Map<string, Alert>();
  const roundUps = new Map<string, RoundUp>();
  const keyOf = ({ streamId, alertId }: Pick<Alert, 'streamId' | 'alertId'>) =>
    `${streamId}#${alertId}`;
  const change = (key: Pick<Alert, 'streamId' | 'alertId'>, changeOf: (row: Alert) => Alert) => {
    const row = rows.get(keyOf(key));
    if (!row) throw new Error(`there is no such alert: ${keyOf(key)}`);
    const changed = changeOf(row);
    rows.set(keyOf(key), changed);
    return changed;
  };
  const changeRoundUp = (
    key: Pick<Alert, 'streamId' | 'alertId'>,
    changesOf: (row: RoundUp) => Partial<RoundUp>,
  ) => {
    const row = roundUps.get(keyOf(key));
    const changed = row && { ...row, ...changesOf(row) };
    if (changed) roundUps.set(keyOf(key), changed);
    return changed;
  };
  return {
    all: () => structuredClone([...rows.values()]),
    allRoundUps: () => structuredClone([...roundUps.values()]),

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

    async addUnlessSent(alert) {
      if (rows.get(keyOf(alert))?.state === 'sent') return 'already-sent';
      rows.set(keyOf(alert), structuredClone(alert));
      return 'stored';
    },

    async addRoundUp(roundUp) {
      if (!roundUps.has(keyOf(roundUp))) roundUps.set(keyOf(roundUp), structuredClone(roundUp));
    },

    roundUp: async (key) => structuredClone(roundUps.get(keyOf(key))),

    async streamsToldOf(storyId) {
      const told = [...rows.values()].filter(
        (row) => row.storyId === storyId && row.state !== 'folded',
      );
      return [...new Set(told.map(({ streamId }) => streamId))];
    },

    countAttempt: async (key) =>
      changeRoundUp(key, ({ attempts }) => ({ attempts: attempts + 1 }))?.attempts ??
      change(key, (row) => ({ ...row, attempts: row.attempts + 1 })).attempts,

    async mark(key, state, at) {
      const times = state === 'sent' ? { sentAt: at } : {};
      if (changeRoundUp(key, () => ({ state, ...times }))) return;
      change(key, (row) => ({ ...row, state, ...(state === 'sent' && { sentAt: at }) }));
    },

    async countOfStory(storyId) {
      const count = (state: Alert['state']) =>
        [...rows.values()].filter((row) => row.storyId === storyId && row.state === state).length;
      return { sent: count('sent'), sending: count('sending') };
    },
  };
}
