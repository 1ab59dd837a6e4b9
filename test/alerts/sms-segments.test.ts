import { describe, expect, it } from 'vitest';
import { smsSegments } from '../../shared/alerts/sms-segments.ts';

describe('a text takes', () => {
  it.each([
    ['one segment of 160 GSM-7 septets', 'x'.repeat(160), 'GSM-7', 160, 1],
    ['two from 161 on, each of 153', 'x'.repeat(161), 'GSM-7', 161, 2],
    ['three from 307 on', 'x'.repeat(307), 'GSM-7', 307, 3],
    ['two septets for a character of the extension table', `${'x'.repeat(159)}€`, 'GSM-7', 161, 2],
    ['one segment of 70 units when one character is foreign', `${'x'.repeat(69)}”`, 'UCS-2', 70, 1],
    ['two from 71 units on, each of 67', `${'x'.repeat(70)}”`, 'UCS-2', 71, 2],
    ['two units for an emoji', '😀'.repeat(35), 'UCS-2', 70, 1],
    ['one segment even when empty', '', 'GSM-7', 0, 1],
  ])('%s', (_rule, text, encoding, length, segments) => {
    expect(smsSegments(text)).toEqual({ encoding, length, segments });
  });

  it('one more segment when a character would otherwise be split between two', () => {
    // 153 × 2 septets would hold it, but the euro sign at the border moves on whole.
    const text = `${'x'.repeat(152)}€${'x'.repeat(152)}`;
    expect(smsSegments(text)).toEqual({ encoding: 'GSM-7', length: 306, segments: 3 });
  });
});
