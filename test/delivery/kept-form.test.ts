import { expect, it } from 'vitest';
import { keptForm } from '../../shared/delivery/kept-form.ts';

it.each([
  ['sms', '+1 (202) 555-0100', '+12025550100'],
  ['sms', '+44 (0)20 7946 0000', '+442079460000'],
  ['webhook', 'https://Example.org', 'https://example.org/'],
  ['email', 'Reader@example.org', 'Reader@example.org'],
  ['sms', 'reader@example.org', 'reader@example.org'],
  ['webhook', 'reader@example.org', 'reader@example.org'],
] as const)('as an address by %s, %j is kept as %j', (channel, typed, kept) =>
  expect(keptForm(channel, typed)).toBe(kept),
);
