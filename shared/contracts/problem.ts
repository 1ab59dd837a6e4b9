import * as z from 'zod';

/** What every refusal looks like (RFC 9457), as `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().describe('The page that explains this kind of problem, under `/problems/`.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional().describe('The request, as it stands in the log.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON Pointer (RFC 6901) to the place, as a URI fragment.'),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/problems/invalid-request',
        title: 'The request is not valid',
        status: 400,
        detail: 'One field is not valid.',
        errors: [{ pointer: '#/title', detail: 'must not be empty' }],
      },
    ],
  });
export type Problem = z.infer<typeof Problem>;
