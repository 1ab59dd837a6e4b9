import * as z from 'zod';

/** What the function that texts codes is asked for. It is kept nowhere and never logged. */
export const CodeOrder = z.strictObject({
  /** E.164. */
  number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  code: z.string().regex(/^\d{6}$/),
});
export type CodeOrder = z.infer<typeof CodeOrder>;

/**
 * What became of it. `opted-out`: the number has answered STOP. `refused`: SNS does not send to it.
 * `closed`: the month's budget for texts is used up.
 */
export const CodeOutcome = z.enum(['sent', 'opted-out', 'refused', 'closed']);
export type CodeOutcome = z.infer<typeof CodeOutcome>;

/** Thrown where it is certain that no text went out. Who invokes the function knows it by its name. */
export class CodeNotSent extends Error {
  override readonly name = 'CodeNotSent';

  constructor(options?: ErrorOptions) {
    super('No text went out.', options);
  }
}
