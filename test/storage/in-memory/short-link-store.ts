import { type ShortLinkStore, shortCode } from '../../../shared/storage/short-link-store.ts';

export function inMemoryShortLinkStore(): ShortLinkStore {
  const links = new Map<string, string>();
  return {
    async codeFor(articleId) {
      links.set(shortCode(articleId), articleId);
      return shortCode(articleId);
    },
    find: async (code) => links.get(code),
  };
}
