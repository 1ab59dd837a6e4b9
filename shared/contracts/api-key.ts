import * as z from 'zod';

/** What a key allows its holder to do. */
export const Scope = z.enum(['articles:write', 'topics:write']);
export type Scope = z.infer<typeof Scope>;

export const PublisherId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,38}$/,
    'must be 1 to 39 of a–z, 0–9 and hyphens, not beginning with a hyphen',
  );

/** A key as it is kept: the hash of its secret, never the secret. */
export const ApiKey = z.object({
  keyId: z.string(),
  publisherId: PublisherId,
  /** The publisher's name, as readers see it. */
  publisher: z.string(),
  /** SHA-256 of the whole key, hexadecimal. */
  hash: z.string(),
  scopes: z.array(Scope),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
});
export type ApiKey = z.infer<typeof ApiKey>;
