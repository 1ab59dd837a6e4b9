import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { benchKey } from '../bench-key.ts';

/** Calls the service as its clients do; what passes by itself is tried again, as they would. */
export interface BenchClient {
  /** @returns the answer's `id`, where it has one. */
  post(path: string, body: unknown): Promise<string>;
  /** @returns undefined while there is no such thing. */
  get(path: string): Promise<unknown>;
}

const Id = z.looseObject({ id: z.string().default('') });
const passing = new Set([429, 500, 503]);
const tries = 20;

/** A client with a key of its own, made as `npm run keys` makes one. */
export async function benchClient(url: string, dataDir: string): Promise<BenchClient> {
  const key = await benchKey(dataDir, 'Town News', ['articles:write', 'topics:write']);

  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    for (let left = tries; ; left--) {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!passing.has(response.status) || left === 0) return response;
      await response.arrayBuffer();
      await pause(50 + 50 * (tries - left));
    }
  }

  return {
    async post(path, body) {
      const response = await call('POST', path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
      return Id.parse(JSON.parse(text)).id;
    },
    async get(path) {
      const response = await call('GET', path);
      const text = await response.text();
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text}`);
      return JSON.parse(text);
    },
  };
}
