import { expect, it } from 'vitest';
import { textBudgetTable } from '../../shared/storage/tables.ts';
import { dynamoDbTextBudgetStore } from '../../shared/storage/text-budget-store.ts';
import { inMemoryTextBudgetStore } from './in-memory/text-budget-store.ts';
import { describeStore } from './local-tables.ts';

describeStore(textBudgetTable, inMemoryTextBudgetStore, dynamoDbTextBudgetStore, (store) => {
  it('is spent until what is asked for does not fit, and is closed then, also for less', async () => {
    expect(await store().spend('2026-01', 6, 10)).toBe('spent');
    expect(await store().spend('2026-01', 4, 10)).toBe('spent');
    expect(await store().isOpen('2026-01', 10)).toBe(true);
    expect(await store().spend('2026-01', 1, 10)).toBe('just-closed');
    expect(await store().spend('2026-01', 1, 10)).toBe('closed');
    expect(await store().isOpen('2026-01', 10)).toBe(false);
  });

  it('is another one each month', async () => {
    expect(await store().spend('2026-02', 11, 10)).toBe('just-closed');
    expect(await store().isOpen('2026-03', 10)).toBe(true);
    expect(await store().spend('2026-03', 10, 10)).toBe('spent');
  });

  it('is opened again by a higher limit', async () => {
    await store().spend('2026-04', 10, 10);
    await store().spend('2026-04', 1, 10);
    expect(await store().isOpen('2026-04', 20)).toBe(true);
    expect(await store().spend('2026-04', 10, 20)).toBe('spent');
    expect(await store().spend('2026-04', 1, 20)).toBe('just-closed');
  });

  it('is never overspent, however many spend at once, and one of them is told that it closed', async () => {
    const all = Array.from({ length: 30 }, () => store().spend('2026-05', 1, 10));
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === 'spent')).toHaveLength(10);
    expect(outcomes.filter((one) => one === 'just-closed')).toHaveLength(1);
  });
});
