import * as z from 'zod';

/** Bytes of UTF-8 that an article's text may have. Chosen so that text and digest each fit a DynamoDB item (400 KB). */
export const maxTextBytes = 200 * 1024;
/** Bytes of UTF-8 that an article's HTML may have before we make text of it. */
export const maxHtmlBytes = 2 * 1024 * 1024;

// Anything but tab, line feed and carriage return below U+0020 marks binary data, not prose.
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const lineBreaks = /[\r\n\u0085\u2028\u2029]/;

const wellFormed = (text: string) => text.isWellFormed();
const isProse = (text: string) => !controlCharacters.test(text);
// White space and marks without a shape of their own (zero-width spaces, direction marks) show a reader nothing.
const isVisible = (text: string) => /[^\s\p{Cf}]/u.test(text);

/** One line of words for people: no line breaks, no control characters, not blank. */
export const OneLine = z
  .string()
  .refine(isVisible, 'must not be empty')
  .refine(wellFormed, 'must be well-formed Unicode')
  .refine(
    (text) => isProse(text) && !lineBreaks.test(text),
    'must be one line without control characters',
  );

const Prose = z
  .string()
  .refine(isVisible, 'must not be empty')
  .refine(wellFormed, 'must be well-formed Unicode')
  .refine(isProse, 'must be text, without control characters');

export const ArticleId = z
  .string()
  .regex(/^[a-z2-7]{20}$/, 'must be an article’s id: 20 letters a–z and digits 2–7')
  .meta({ id: 'ArticleId', examples: ['mfzwizltoqxgs43umvzq'] });

const submissionFields = {
  title: OneLine.max(300, 'must have at most 300 characters').describe('The headline.'),
  text: Prose.optional().describe(
    'Plain text; a blank line parts two paragraphs. At most 204,800 bytes of UTF-8. Returned unaltered.',
  ),
  html: Prose.optional().describe(
    'In place of `text`: the article’s markup, of which we make the text.',
  ),
  url: z
    .url({ protocol: /^https?$/, normalize: true, error: 'must be an http or https address' })
    .max(2048, 'must have at most 2,048 characters')
    .optional()
    .describe('Where the article stands. Kept and shown, never fetched.'),
  publishedAt: z.iso
    .datetime({ offset: true, error: 'must be a date and time, such as 2026-03-01T12:00:00Z' })
    .refine((time) => new Date(time).getUTCFullYear() >= 1, 'must not lie before the year 1')
    .optional()
    .describe('When it was published. Missing, or in the future: the time of receipt counts.'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/, 'must be a language tag, such as en or en-GB')
    .optional()
    .describe('BCP 47. Only English is read; without it the language is recognised from the text.'),
};

/** What a publisher posts to `/v1/articles`. Who published it is told by the API key, never by the body. */
export const ArticleSubmission = z
  .strictObject(submissionFields)
  .refine(({ text, html }) => (text === undefined) !== (html === undefined), {
    path: ['text'],
    error: 'give either text or html',
  })
  .meta({
    id: 'ArticleSubmission',
    examples: [
      {
        title: 'Harbour bridge closed after inspection',
        text: 'The Harbour Authority closed the swing bridge on Monday.\n\nChief engineer Ana Ruiz said that two bolts had failed. It was unclear whether the bridge would open again this week.',
        url: 'https://news.example.org/harbour-bridge',
        publishedAt: '2026-03-02T09:30:00Z',
        language: 'en',
      },
    ],
  });
export type ArticleSubmission = z.infer<typeof ArticleSubmission>;

/** What a publisher posts to `/v1/articles/{articleId}/corrections`: the whole article as it now stands. */
export const ArticleCorrection = ArticleSubmission.meta({
  id: 'ArticleCorrection',
  examples: [
    {
      title: 'Harbour bridge closed after inspection',
      text: 'The Harbour Authority closed the swing bridge on Monday.\n\nChief engineer Ana Ruiz said that three bolts had failed. The bridge will open again on Friday, the authority said.',
      url: 'https://news.example.org/harbour-bridge',
      publishedAt: '2026-03-02T11:00:00Z',
      language: 'en',
    },
  ],
});

/** Whether an article still stands. `corrected`: a newer version took its place. */
export const Standing = z.enum(['current', 'corrected', 'retracted']);
export type Standing = z.infer<typeof Standing>;

/** An article as it is kept. Times are UTC, ISO 8601, to the millisecond. */
export const Article = z.object({
  articleId: ArticleId,
  publisherId: z.string(),
  publisher: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().optional(),
  language: z.string().optional(),
  /** What counts for order: the publisher's time, or the time of receipt where that is missing or in the future. */
  publishedAt: z.string(),
  receivedAt: z.string(),
  corrects: ArticleId.optional(),
  /** The first version, where this one corrects it or a correction of it. They share a story. */
  original: ArticleId.optional(),
  correctedBy: ArticleId.optional(),
  retractedAt: z.string().optional(),
});
export type Article = z.infer<typeof Article>;

/** @returns whether the article stands as it was posted. A retraction outweighs a correction. */
export function standingOf(article: Pick<Article, 'correctedBy' | 'retractedAt'>): Standing {
  if (article.retractedAt !== undefined) return 'retracted';
  return article.correctedBy === undefined ? 'current' : 'corrected';
}

/** How far an article has come. `alerted` means that at least one alert of its story went out. */
export const ArticleState = z
  .object({
    id: ArticleId,
    state: z.enum(['received', 'digested', 'alerted', 'failed']),
    standing: Standing,
    title: z.string(),
    publisher: z.string(),
    publishedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    url: z.string().optional(),
    corrects: ArticleId.optional(),
    correctedBy: ArticleId.optional(),
    retractedAt: z.iso.datetime().optional(),
    alerts: z
      .object({ sent: z.int().min(0), sending: z.int().min(0) })
      .describe('Alerts of the article’s story, over all topics and streams.'),
    failure: z
      .object({
        step: z.string(),
        code: z.string(),
        detail: z.string(),
        attempts: z.int().min(1),
        lastAt: z.iso.datetime(),
      })
      .optional()
      .describe('Why it came no further. What failed is kept, and the operator is told.'),
    links: z.object({
      self: z.string(),
      digest: z.string().optional(),
      story: z.string().optional(),
      page: z.string().optional(),
    }),
  })
  .meta({ id: 'ArticleState' });
export type ArticleState = z.infer<typeof ArticleState>;

/** The answer to an accepted submission, correction or retraction. */
export const ArticleReceipt = z
  .object({
    id: ArticleId,
    standing: Standing,
    links: z.object({ self: z.string(), digest: z.string(), page: z.string() }),
  })
  .meta({ id: 'ArticleReceipt' });
export type ArticleReceipt = z.infer<typeof ArticleReceipt>;
