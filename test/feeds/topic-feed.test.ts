import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parseAtomFeed } from 'feedsmith';
import schema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Story } from '../../shared/contracts/story.ts';
import type { Topic } from '../../shared/contracts/topic.ts';
import { atomFeed, jsonFeed } from '../../shared/feeds/feed-documents.ts';
import { topicFeed } from '../../shared/feeds/topic-feed.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import {
  heldBy,
  sampleClaim,
  sampleFact,
  sampleStory,
  toldArticle,
} from '../stories/sample-story.ts';

const publicUrl = 'https://onrecord.example.org';
const topic: Topic = {
  topicId: topicNamed('dam'),
  name: 'Orsa dam',
  query: { any: ['Orsa'], all: [], none: [] },
  revision: 1,
  createdAt: '2026-03-01T00:00:00.000Z',
  changedAt: '2026-03-01T00:00:00.000Z',
};
const feedOf = (...stories: Story[]) => topicFeed(topic, stories, publicUrl);
const contested = sampleClaim('The Orsa dam had burst', {
  contestedBy: ['Orsa Water Company'],
  attributions: [heldBy('Helen Marsh', { title: 'Mayor', official: true })],
});

/** Checked by libxml2 against the grammar of RFC 4287. */
async function faultsOfAtom(xml: string): Promise<string[]> {
  const grammar = readFileSync(new URL('./atom.rng', import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'feed.atom', contents: xml }],
    schema: [{ fileName: 'atom.rng', contents: grammar }],
    extension: 'relaxng',
  });
  return errors.map(({ message }) => message);
}

/** Checked against the schema of the package jsonfeed-schema. */
function faultsOfJson(json: string): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(JSON.parse(json));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const hostileTexts = [
  '\ud83d lone half, \u0000 null, \u0001\b\u007f controls, \ufffe\uffff no characters',
  '\u202eright to left\u202c and العربية كتب',
  ']]> <![CDATA[ & &amp; <script>alert(1)</script> "quoted" \'so\'',
  '</entry></feed><!-- --><?xml version="1.0"?>',
  'a\r\n\r\nb\u0085c\u2028d\ttab',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} e\u0301\u0301',
];

describe('a topic’s feed is valid', () => {
  const hostile = hostileTexts.map((text, index) =>
    sampleStory({
      storyId: storyNamed(`hostile ${index}`),
      articles: [
        toldArticle('dam', [sampleFact(text)], {
          title: text,
          publisher: text,
        }),
      ],
      claims: [sampleClaim(text, { quote: text })],
    }),
  );
  it.each<[string, Story[]]>([
    ['without stories', []],
    ['with a story', [sampleStory({ claims: [contested] })]],
    ['with a story without key facts', [sampleStory({ claims: [] })]],
    ['with hostile texts', hostile],
  ])('%s', async (_what, stories) => {
    const feed = feedOf(...stories);
    expect(await faultsOfAtom(atomFeed(feed))).toEqual([]);
    expect(faultsOfJson(jsonFeed(feed))).toEqual([]);
  });

  it('and the checks find what is not', async () => {
    const atom = atomFeed(feedOf(sampleStory()));
    expect(await faultsOfAtom(atom.replace(/<updated>.*?<\/updated>/, ''))).not.toEqual([]);
    expect(await faultsOfAtom(atom.replace('<id>', '<id>&#1;'))).not.toEqual([]);
    expect(faultsOfJson(jsonFeed(feedOf(sampleStory())).replace('"id"', '"no"'))).not.toEqual([]);
  });
});

describe('an entry’s title', () => {
  const titleOf = (story: Story) => feedOf(story).entries[0]?.title;

  it('says who stands behind the claim and who denies it, then what it is', () =>
    expect(titleOf(sampleStory({ claims: [contested] }))).toBe(
      'Confirmed by Helen Marsh (Mayor); denied by Orsa Water Company: The Orsa dam had burst',
    ));

  it('tells of the claim that changed last', () => {
    const turned = sampleClaim('The road was closed', {
      state: 'retracted',
      history: [
        {
          at: '2026-03-03T00:00:00.000Z',
          from: 'confirmed',
          to: 'retracted',
          contestedBy: [],
          articleId: 'a',
        },
      ],
    });
    expect(titleOf(sampleStory({ claims: [contested, turned] }))).toBe(
      'Retracted by Valley News: The road was closed',
    );
  });

  it('cuts the claim, never the status', () => {
    const title = titleOf(sampleStory({ claims: [{ ...contested, what: 'word '.repeat(200) }] }));
    expect(title).toMatch(
      /^Confirmed by Helen Marsh \(Mayor\); denied by Orsa Water Company: word/,
    );
    expect(title?.length).toBeLessThan(260);
  });

  it('is one line that cannot turn around', () => {
    const what = 'The dam\u202E\r\nhad \u0000\u009bburst';
    expect(titleOf(sampleStory({ claims: [{ ...contested, what }] }))).toMatch(
      /The dam had burst$/,
    );
  });
});

it('the same stories give the same feed, another state another one', () => {
  const story = sampleStory({ claims: [contested] });
  expect(atomFeed(feedOf(story))).toBe(atomFeed(feedOf(structuredClone(story))));
  expect(atomFeed(feedOf(sampleStory({ claims: [sampleClaim('x')] })))).not.toBe(
    atomFeed(feedOf(story)),
  );
});

it('every link is absolute and begins with the public address', () => {
  const { links = [], entries = [] } = parseAtomFeed(atomFeed(feedOf(sampleStory())));
  const hrefs = [...links, ...entries.flatMap((entry) => entry.links ?? [])].map(
    ({ href }) => href,
  );
  const inContent = entries[0]?.content?.value?.match(/(?<=href=")[^"]+/g) ?? [];
  expect(hrefs).toHaveLength(3);
  expect(inContent.length).toBeGreaterThan(0);
  for (const href of [...hrefs, ...inContent]) expect(href?.startsWith(`${publicUrl}/`)).toBe(true);
});

it('what was withdrawn is told without its words', () => {
  const claim = sampleClaim('The dam had burst', { state: 'retracted', quote: 'its very words' });
  expect(atomFeed(feedOf(sampleStory({ claims: [claim] })))).not.toContain('its very words');
});
