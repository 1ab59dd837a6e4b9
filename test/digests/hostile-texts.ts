import * as fc from 'fast-check';

const words = (
  'police said that the bridge was closed on Monday but it is unclear whether he denied reports according to Reuters ' +
  "Ana Ruiz Norland officials could not confirm U.S. Gen. \"we “they” 's n't ( ) [ ] — : ; , . ? ! … $3.5 1,000 \n\n may reportedly"
).split(' ');

/** Strings that readers of text have stumbled over. */
const oddities = [
  '\ud83d',
  '\udc4d',
  '👩‍👩‍👧‍👦',
  'العربية كتب',
  '\u202eright to left\u202c',
  '\u0000',
  'e\u0301\u0301\u0301',
  '"""',
  '““”',
  '<b>bold</b>',
  '\r\n\r\n',
  'La policía cerró el puente.',
  '警方关闭了大桥。',
];

/** A text of news-like words, odd strings and anything else. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.constantFrom(...oddities) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(' '));

/** As long as an article may be. */
const size = 200_000;
/** So much English at both ends that the text as a whole reads as English. */
const prose = 'The harbour bridge was closed on Monday, police said. '.repeat(100);
const inProse = (middle: string) => `${prose}${middle.slice(0, size - 2 * prose.length)}\n${prose}`;
const filled = (piece: string) => inProse(piece.repeat(Math.ceil(size / piece.length)));

/** Texts of 200 KB, each of which is slow or endless for some way of reading. */
export const longTexts: readonly (readonly [string, string])[] = [
  ['an endless word', filled('a')],
  ['100,000 quotation marks', filled('" ')],
  ['opening brackets only', filled('([{')],
  ['nested quotations', filled('“He said “')],
  ['one sentence without an end', filled('he said that the bridge was closed and ')],
  ['a new name in each sentence', names()],
  ['the same claim over and over', filled('Police said that the bridge was closed. ')],
  ['a claim and its denial in each sentence', denials()],
  ['a denial by somebody else in each sentence', deniers()],
  ['words from right to left', filled('كتب the bridge was closed. ')],
  ['lone surrogates', filled('\ud83d said \udc4d. ')],
  ['languages that change', filled('The bridge was closed. El puente fue cerrado. ')],
];

function names(): string {
  const sentence = (at: number) => `Mayor ${name(at)} told ${name(at + 7)} that ${name(at)} fell. `;
  return inProse(Array.from({ length: 5_000 }, (_, at) => sentence(at)).join(''));
}

/** "Abca", "Bbca", …: a name for each number. */
function name(at: number): string {
  const letters = [...at.toString(26)].map((digit) =>
    String.fromCharCode(97 + parseInt(digit, 26)),
  );
  return `K${letters.join('')}ov`;
}

function denials(): string {
  const sentence = (at: number) =>
    `${name(at)} said it closed bridge ${at}. ${name(at + 1)} denied that ${name(at)} closed it. Norland denied any closure. `;
  return inProse(Array.from({ length: 5_000 }, (_, at) => sentence(at)).join(''));
}

function deniers(): string {
  const sentence = (at: number) =>
    `Mayor ${name(at)} denied that the bridge was closed on Monday. `;
  return inProse(Array.from({ length: 5_000 }, (_, at) => sentence(at)).join(''));
}
