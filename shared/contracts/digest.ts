import * as z from 'zod';

/** Key facts that a digest has at most. */
/** Caps on a digest's lists, so that an article of 200 KiB never makes a digest that a table cannot hold. */
export const maxFacts = 200;
export const maxStatements = 200;
export const maxEntities = 200;
/** Pieces of evidence, attributions or mentions that one entry of those lists has at most. */
export const maxPerEntry = 20;

const offset = z.int().min(0);
const words = z.string().min(1);

const positions = {
  start: offset.describe('UTF-16 code units from the start of the article’s text.'),
  end: offset.describe('The first code unit after it.'),
};

/** A stretch of the article's text. */
export const Position = z
  .object(positions)
  .meta({ id: 'Position', examples: [{ start: 0, end: 59 }] });
export type Position = z.infer<typeof Position>;

/** A stretch of the article's text with its words: `text.slice(start, end)` is always `span.text`. */
export const Span = z
  .object({ ...positions, text: words.describe('The very words of the article.') })
  .meta({
    id: 'Span',
    examples: [
      { start: 0, end: 55, text: 'The Harbour Authority closed the swing bridge on Monday' },
    ],
  });
export type Span = z.infer<typeof Span>;

/** What a fact rests on: the article's own words. */
export const Evidence = Span;
export type Evidence = Span;

export const Status = z
  .enum(['confirmed', 'unconfirmed', 'denied'])
  .describe('Whether somebody with standing stands behind the claim; never a verdict on truth.');
export type Status = z.infer<typeof Status>;

export const Certainty = z.enum(['certain', 'probable', 'possible', 'unknown']);
export type Certainty = z.infer<typeof Certainty>;

export const FactKind = z
  .enum(['event', 'state', 'statement', 'plan', 'forecast', 'comment'])
  .describe('`comment` is opinion: shown, never sent as an alert.');
export type FactKind = z.infer<typeof FactKind>;

/** The rows of the status table that can decide a fact. */
export const StatusRule = z
  .enum([
    'opinion',
    'asked',
    'no-evidence',
    'anonymous',
    'hedged',
    'second-hand',
    'interested',
    'official-on-record',
    'own-voice',
    'denied-only',
  ])
  .describe('The row of the status table that decided.');
export type StatusRule = z.infer<typeof StatusRule>;

export const SourceType = z.enum([
  'named-person',
  'named-organization',
  'document',
  'anonymous',
  'unnamed-person',
  'unnamed-group',
  'media',
]);
export type SourceType = z.infer<typeof SourceType>;

export const Stance = z.enum(['affirms', 'denies', 'doubts', 'asks']);
export type Stance = z.infer<typeof Stance>;

/** Who says it in the article, and how. */
export const Attribution = z
  .object({
    source: words.describe('The name, or the description where the article gives no name.'),
    title: words.optional().describe('The office or role that the article gives.'),
    sourceType: SourceType,
    official: z.boolean().describe('Speaks for a state, court, police or other public body.'),
    verb: words.optional().describe('The word that attributes: “confirmed”, “according to”.'),
    stance: Stance,
  })
  .meta({
    id: 'Attribution',
    examples: [
      {
        source: 'Ana Ruiz',
        title: 'Chief engineer',
        sourceType: 'named-person',
        official: false,
        verb: 'said',
        stance: 'affirms',
      },
    ],
  });
export type Attribution = z.infer<typeof Attribution>;

/** One claim found in one article. */
export const Fact = z
  .object({
    // Required by the contract of the digest command: `f1`, `f2`, … in the order of the list.
    id: words.describe('Names the fact within its digest: `f1`, `f2`, …'),
    kind: FactKind,
    what: words.describe('The claim as a sentence of its own, without attribution and hedge.'),
    who: z.array(words).max(maxPerEntry).describe('Who acts, or who is affected.'),
    when: words.optional().describe('When it happened or is to happen, in the article’s words.'),
    date: z.iso
      .date()
      .optional()
      .describe('The day that `when` means, where it names one and the article’s date is known.'),
    where: words.optional().describe('Where it happened, by name.'),
    status: Status,
    certainty: Certainty,
    polarity: z.enum(['positive', 'negative']),
    contestedBy: z.array(words).max(maxPerEntry).describe('Who in the article says it is not so.'),
    rule: StatusRule,
    attributions: z.array(Attribution).max(maxPerEntry),
    evidence: z.array(Evidence).min(1).max(maxPerEntry),
    key: z.boolean(),
  })
  .meta({
    id: 'Fact',
    examples: [
      {
        id: 'f1',
        kind: 'event',
        what: 'Two bolts had failed',
        who: ['Two bolts'],
        status: 'confirmed',
        certainty: 'certain',
        polarity: 'positive',
        contestedBy: [],
        rule: 'official-on-record',
        attributions: [
          {
            source: 'Ana Ruiz',
            title: 'Chief engineer',
            sourceType: 'named-person',
            official: false,
            verb: 'said',
            stance: 'affirms',
          },
        ],
        evidence: [{ start: 91, end: 111, text: 'two bolts had failed' }],
        key: true,
      },
    ],
  });
export type Fact = z.infer<typeof Fact>;

/** Who speaks in a statement, where the article says it. */
export const StatementSource = Span.extend({
  name: words.describe('Who is meant: “he” is named here.'),
  title: words.optional(),
  sourceType: SourceType,
  official: z.boolean(),
}).meta({ id: 'StatementSource' });
export type StatementSource = z.infer<typeof StatementSource>;

/** One attribution in an article: source, cue, content. */
export const Statement = z
  .object({
    source: StatementSource.nullable(),
    cue: Span.nullable(),
    content: z.array(Span).min(1).max(maxPerEntry),
    quotation: z.enum(['direct', 'indirect', 'mixed']),
    stance: Stance,
  })
  .meta({ id: 'Statement' });
export type Statement = z.infer<typeof Statement>;

/** Somebody or something with a name, and every place where the article names it. */
export const Entity = z
  .object({
    name: words,
    type: z.enum(['person', 'organization', 'location', 'other']),
    mentions: z.array(Position).min(1).max(maxPerEntry),
  })
  .meta({
    id: 'Entity',
    examples: [{ name: 'Ana Ruiz', type: 'person', mentions: [{ start: 72, end: 80 }] }],
  });
export type Entity = z.infer<typeof Entity>;

/** What one article says. Key facts come first, in order of importance; the others in order of the text. */
export const Digest = z
  .object({
    id: words.describe('The id of the article.'),
    title: z.string(),
    text: z.string().describe('The article’s text, unaltered.'),
    language: z.literal('en'),
    summary: z.string().describe('At most 60 words, all of them the article’s own.'),
    facts: z.array(Fact).max(maxFacts),
    statements: z.array(Statement).max(maxStatements),
    entities: z.array(Entity).max(maxEntities),
    truncated: z.literal(true).optional().describe('Present where a list was cut at its cap.'),
  })
  .meta({ id: 'Digest' });
export type Digest = z.infer<typeof Digest>;

/** What stands in a digest's place where an article could not be read. */
export const Unreadable = z
  .object({
    id: words,
    problem: z.object({
      type: z.string().describe('The page that explains this kind of problem, under `/problems/`.'),
      title: z.string(),
      detail: z.string(),
    }),
  })
  .meta({
    id: 'Unreadable',
    examples: [
      {
        id: 'mfzwizltoqxgs43umvzq',
        problem: {
          type: '/problems/language-not-supported',
          title: 'The language is not supported',
          detail: 'The text reads as Spanish (es). Only English is read.',
        },
      },
    ],
  });
export type Unreadable = z.infer<typeof Unreadable>;

/** Every span of a digest whose words are not those of its text: none in a sound digest. */
export function misquotedSpans({ text, facts, statements }: Digest): Span[] {
  const spans = [
    ...facts.flatMap(({ evidence }) => evidence),
    ...statements.flatMap(({ source, cue, content }) => [source, cue, ...content]),
  ];
  return spans.filter((span): span is Span => span !== null && !isVerbatim(span, text));
}

const isVerbatim = (span: Span, text: string) => text.slice(span.start, span.end) === span.text;
