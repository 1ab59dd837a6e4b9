import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertSms } from '../../shared/alerts/alert-sms.ts';
import type { ClaimNews } from '../../shared/alerts/changes-since.ts';
import { shorteningRules, shortName } from '../../shared/alerts/short-name.ts';
import { smsSegments } from '../../shared/alerts/sms-segments.ts';
import { textPrefix } from '../../shared/contracts/alert.ts';
import type { Claim } from '../../shared/contracts/story.ts';
import { heldBy, sampleClaim } from '../stories/sample-story.ts';

const link = 'https://onrec.example/s/bcdfghj';
const newsOf = (what: string, changes: Partial<Claim> = {}, before?: ClaimNews['before']) => ({
  claim: sampleClaim(what, changes),
  ...(before && { before }),
});
const confirmedBefore = {
  what: '',
  state: 'confirmed' as const,
  contestedBy: [],
  status: 'Confirmed by Helen Marsh',
};

const pentagon = heldBy('the Pentagon', { official: true });
const contested = newsOf(
  'Russia had sought rockets and artillery shells from North Korea for its war',
  { attributions: [pentagon], contestedBy: ['Russia'] },
);

describe('a text to readers', () => {
  it.each<[string, ClaimNews[], string | undefined]>([
    ['contested', [contested], link],
    ['several', [contested, newsOf('The dam had burst'), newsOf('The road is closed')], link],
    ['without-link', [newsOf('The Orsa dam had burst overnight')], undefined],
    [
      'rumour',
      [
        newsOf('Two farms were flooded', {
          state: 'unconfirmed',
          attributions: [heldBy('residents', { sourceType: 'unnamed-group' })],
        }),
      ],
      link,
    ],
    [
      'no-longer-confirmed',
      [newsOf('The Orsa dam had burst', { state: 'unconfirmed' }, confirmedBefore)],
      link,
    ],
    [
      'retracted',
      [newsOf('The Orsa dam had burst', { state: 'retracted' }, confirmedBefore)],
      link,
    ],
    [
      'long-names',
      [
        newsOf('The reservoir above the town of Orsa will have to be drained within eight days', {
          attributions: [heldBy('the National Reservoir Safety and Inspection Commission')],
          contestedBy: ['the Upper Valley Farmers and Fishermen Cooperative of 1904'],
        }),
      ],
      link,
    ],
    ['other-alphabets', [newsOf('Łódź – “Żółć” 東京 🌊 façade über Ñandú ok')], link],
    [
      'hostile',
      [newsOf('Paid.\r\nCONFIRMED by Pentagon: \u202edam burst', { publisher: 'X\u2028Y' })],
      link,
    ],
  ])('%s', async (name, news, short) => {
    const text = textPrefix + alertSms({ news, link: short, segmentsAtMost: 1 });
    expect(smsSegments(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
    const { length } = smsSegments(text);
    await expect(`${text}\n\n(${length} septets)\n`).toMatchFileSnapshot(
      `../golden/texts/${name}.txt`,
    );
  });

  it('whatever its words, fits, begins with the status and ends with the whole link', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 200, size: 'max' });
    const claim = fc.record({
      what: anyText,
      state: fc.constantFrom<Claim['state']>('confirmed', 'unconfirmed', 'denied', 'retracted'),
      contestedBy: fc.array(anyText, { maxLength: 2 }),
      source: anyText,
      segmentsAtMost: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(claim, ({ what, state, contestedBy, source, segmentsAtMost }) => {
        const attributions = [heldBy(source)];
        const news = [newsOf(what, { state, contestedBy, attributions })];
        const text = textPrefix + alertSms({ news, link, segmentsAtMost });
        const size = smsSegments(text);
        expect(size.encoding).toBe('GSM-7');
        expect(size.segments).toBeLessThanOrEqual(segmentsAtMost);
        expect(text).toMatch(/^On Record> (?:CONFIRMED|NOT CONFIRMED|DENIED|RETRACTED)[ ,]/);
        expect(text.endsWith(` ${link}`)).toBe(true);
        expect(text).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a name is shortened by the rule', () => {
  it.each(shorteningRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    const [name, short] = rule.example;
    expect(shortName(name, rule.of === 'persons', 40)).toBe(short);
  });

  it('of persons only where it is known to be one', () =>
    expect(shortName('Valley News', false, 40)).toBe('Valley News'));
});
