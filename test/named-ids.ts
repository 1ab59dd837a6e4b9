import { base32Digest } from '../shared/articles/article-id.ts';

/** Ids of the right form that a test can name. */
export const articleNamed = (name: string) => base32Digest(`article ${name}`).slice(0, 20);
export const storyNamed = (name: string) => base32Digest(`story ${name}`).slice(0, 16);
export const topicNamed = (name: string) => base32Digest(`topic ${name}`).slice(0, 12);
