import type { TextBudgetStore } from '../../../shared/storage/text-budget-store.ts';

export function inMemoryTextBudgetStore(): TextBudgetStore {
  const months = new Map<string, { segments: number; closedAtLimit?: number }>();
  const isClosed = (month: string, limit: number) =>
    (months.get(month)?.closedAtLimit ?? -1) >= limit;
  return {
    async spend(month, segments, limit) {
      const row = months.get(month) ?? { segments: 0 };
      if (isClosed(month, limit)) return 'closed';
      if (row.segments + segments > limit) {
        months.set(month, { ...row, closedAtLimit: limit });
        return 'just-closed';
      }
      months.set(month, { ...row, segments: row.segments + segments });
      return 'spent';
    },
    isOpen: async (month, limit) => !isClosed(month, limit),
  };
}
