import * as fc from 'fast-check';

/** Pieces that meet some rule: words of news, marks, and strings that readers of text have stumbled over. */
const pieces = [
  ...'police said that the bridge was closed , but it is unclear whether he denied reports . Mayor Ana Ruiz U.S. Gen. Inc.'.split(
    ' ',
  ),
  ...'" “ ” ‘ ’ \' `` ( ) [ ] { } — - -- … ... : ; ? ! $ % & # @ * / _'.split(' '),
  ...["n't", '’s', '3.5', '1,000', '9/11', 'www.', 'http://', 'e\u0301\u0301', 'a'.repeat(200)],
  ...[
    '👍',
    '👩‍👩‍👧‍👦',
    '\ud83d',
    '\udc4d',
    '\u0000',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u2028',
    '__proto__',
  ],
  ...[
    'العربية',
    'كتب',
    'עברית',
    '警方关闭了大桥。',
    'มีนาคม',
    'La policía',
    'İSTANBUL',
    'ß',
    'ﬁ',
    '𝒳',
  ],
  ...['\n', '\n\n', '\r\n', '\t', '\u00a0'],
];

const glued = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constant(' ')), { maxLength: 14 });
const spaced = fc.array(fc.constantFrom(...pieces), { maxLength: 10 });
const nested = fc
  .tuple(fc.constantFrom('(', '“', '[', '"', '“He said ('), fc.integer({ min: 1, max: 12 }))
  .map(([opener, depth]) => opener.repeat(depth));

/** Texts of a few words, of every kind that an article may hold: news, bytes, marks, nesting, scripts, broken characters. */
export const shortText = fc.oneof(
  { weight: 4, arbitrary: spaced.map((parts) => parts.join(' ')) },
  { weight: 3, arbitrary: glued.map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => new TextDecoder().decode(bytes)),
  },
  { weight: 1, arbitrary: nested },
);
