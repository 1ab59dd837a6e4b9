import { describe, expect, it } from 'vitest';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { digestPage } from '../../shared/pages/digest-page.ts';
import { attributes, linesOf, misnested, part, textOf } from './read-page.ts';
import {
  articleId,
  bridgeText,
  closed,
  correctedPair,
  digestRecord,
  disgrace,
  fact,
  newerId,
  storyOf,
} from './sample-digests.ts';

const markupOf = (record: DigestRecord, story?: Story) => digestPage(record, story).body ?? '';
const markup = markupOf(digestRecord());

/** A fact as the page's list has it. */
const entry = (number: number, page = markup) =>
  part(page, `<li class="fact" id="fact-${number}">`, '</li>');

describe('the page of a digest', () => {
  it('tells what was published, by whom, when, and where', () => {
    const head = part(markup, '<main', '<nav');
    expect(linesOf(head)).toContain(
      'Harbour News, 2 March 2026 · The original at news.example.org',
    );
    expect(textOf(part(head, '<h1>', '</h1>'))).toBe('Harbour bridge closed');
    expect(head).toContain('<time datetime="2026-03-02T09:30:00.000Z">');
    expect(head).toContain(
      '<a href="https://news.example.org/bridge" rel="nofollow noopener external">',
    );
  });

  it('has the key facts by status, each status with its holder', () => {
    const keyFacts = part(markup, '<h2 id="key-facts">', '<h2');
    const statuses = [...keyFacts.matchAll(/<h3 .*<\/h3>|<p class="status .*<\/p>/g)];
    expect(statuses.map(([line]) => textOf(line))).toEqual([
      'Confirmed',
      'Confirmed by Harbour News, in its own words',
      'Confirmed by Ana Ruiz (Chief engineer)Denied by the port union',
      'Not confirmed',
      'Not confirmed; said by officials',
      'Denied',
      'Denied by the mayor',
    ]);
  });

  it('tells of a fact what, both sides, the very words, and why', () => {
    expect(linesOf(entry(2))).toEqual([
      '2',
      'Two bolts had failed',
      'Confirmed by Ana Ruiz (Chief engineer)',
      'Denied by the port union',
      '“two bolts had failed”',
      'In the text',
      'Why this status?',
      expect.stringMatching(/^The article gives it plainly as the word of Ana Ruiz \(“said”\)/),
    ]);
  });

  it('shows each status by a shape and words, not by colour alone', () => {
    for (const line of markup.match(/<p class="status .*?<\/p>/g) ?? []) {
      expect(line).toMatch(/<svg class="icon"[^>]* aria-hidden="true">/);
      expect(textOf(line)).toMatch(/^(Confirmed|Not confirmed|Denied)/);
    }
    for (const link of markup.match(/<a class="ref .*?<\/a>/g) ?? []) {
      expect(link).toMatch(/aria-label="Fact \d+: [a-z ]+" data-sign="[✓?×]" data-number="\d+"/);
    }
  });

  it('has the other facts after the key facts, and numbers go on', () => {
    expect(markup.indexOf('id="other-facts"')).toBeGreaterThan(markup.indexOf('id="fact-4"'));
    expect(linesOf(entry(5))).toContain('Ana Ruiz is chief engineer');
  });

  it('keeps opinion apart, without a status', () => {
    const opinions = part(markup, '<details class="comments" id="opinions">', '</details>');
    expect(linesOf(opinions)).toContain('a driver · In the text');
    expect(opinions).not.toContain('class="status');
    expect(textOf(part(markup, 'id="key-facts"', 'id="opinions"'))).not.toContain(disgrace.what);
  });

  it('has the whole text, word for word', () => {
    expect(textOf(part(markup, '<div class="article-text">', '</div>'))).toBe(bridgeText);
  });

  it('leads from each fact to its words, and from the words back', () => {
    expect(entry(2)).toContain(`href="#at-${bridgeText.indexOf('two bolts')}"`);
    const text = part(markup, '<div class="article-text">', '</div>');
    expect(attributes(text, 'href').toSorted()).toEqual(
      [1, 2, 3, 4, 5].map((number) => `#fact-${number}`),
    );
  });

  it('has no link within itself that leads nowhere, and no place twice', () => {
    const { older, newer, story } = correctedPair();
    for (const page of [markup, markupOf(older, story), markupOf(newer, story)]) {
      const ids = attributes(page, 'id');
      expect(new Set(ids).size).toBe(ids.length);
      const fragments = attributes(page, 'href').filter((href) => href.startsWith('#'));
      for (const fragment of fragments) expect(ids).toContain(fragment.slice(1));
      expect(misnested(page)).toEqual([]);
    }
  });

  it('cuts a long quote between words, and has all of it in the text', () => {
    const long = `It ${'rained and '.repeat(100)}stopped.`;
    const page = markupOf(digestRecord({ text: long, facts: [fact(long, {}, long)] }));
    const quote = textOf(part(page, '<blockquote>', '</blockquote>'));
    expect(quote.length).toBeLessThanOrEqual(402);
    expect(quote).toMatch(/ (rained|and) …”$/);
    expect(textOf(part(page, '<div class="article-text">', '</div>'))).toBe(long);
  });

  it('says so where there are no key facts', () => {
    const page = markupOf(digestRecord({ facts: [] }));
    expect(textOf(page)).toContain('No key facts were found in this article.');
    expect(page).not.toContain('class="legend"');
  });

  it('has no link to an address that is not of the web', () => {
    const page = markupOf(digestRecord({ url: 'javascript:alert(1)' }));
    expect(page).not.toContain('javascript:');
  });

  it.each([
    ['markup', '<script>alert("x")</script>'],
    ['what ends an attribute', '" autofocus onfocus="alert(1)'],
    ['what turns the words around it', '\u202eevil\u2066'],
  ])('stays sound whatever an article holds: %s', (_, evil) => {
    const page = markupOf(
      digestRecord({
        title: evil,
        publisher: evil,
        text: `${evil} ${bridgeText}`,
        url: `https://news.example.org/?q=${evil}`,
        facts: [
          {
            ...closed,
            what: evil,
            contestedBy: [evil],
            evidence: [{ start: 0, end: evil.length, text: evil }],
          },
        ],
      }),
    );
    expect(misnested(page)).toEqual([]);
    expect(page).not.toMatch(/<script| onfocus="/);
    const outsideText = page.replace(part(page, '<div class="article-text">', '</div>'), '');
    expect(outsideText).not.toMatch(/[\u202e\u2066]/);
    expect(textOf(part(page, '<div class="article-text">', '</div>'))).toContain(evil);
  });
});

describe('an article that was corrected', () => {
  const { older, newer, story } = correctedPair();

  it('says so first of all, and leads to the newer version', () => {
    const head = part(markupOf(older, story), '<main', '<nav');
    expect(textOf(head)).toContain('Harbour News has corrected this article.');
    expect(head).toContain(`<a href="/digests/${newerId}">Read the newer version</a>`);
  });

  it('has beside each fact that stands otherwise how it stands by now', () => {
    const page = markupOf(older, story);
    expect(linesOf(entry(2, page)).join('\n')).toContain(
      'By now:\nNot confirmed; said by officials\nDenied by the port union',
    );
    expect(linesOf(entry(3, page)).join('\n')).toContain(
      'By now:\nCorrected; Harbour News no longer says so',
    );
    expect(entry(1, page)).not.toContain('By now');
  });

  it('is told by its correction: from what to what, when, by which article', () => {
    const page = markupOf(newer, story);
    expect(page).toContain(`This version corrects <a href="/digests/${articleId}">`);
    const changes = part(page, '<h2 id="changes">', '<h2');
    const bolts = part(changes, 'Two bolts had failed', '</ol>');
    expect(linesOf(bolts)).toEqual([
      'Not confirmed; said by officials',
      'Denied by the port union',
      'Confirmed',
      ', denied by the port union',
      '2 March 2026 at 09:30 UTC, Harbour bridge closed, Harbour News',
      'Confirmed',
      '→ Not confirmed',
      ', denied by the port union',
      '2 March 2026 at 12:00 UTC, Harbour bridge closed (corrected), Harbour News',
    ]);
    expect(bolts).toContain(`<a href="/digests/${articleId}">`);
    expect(textOf(changes)).toContain('Corrected; Harbour News no longer says so');
    expect(textOf(changes)).not.toContain('The bridge was closed');
  });
});

describe('an article that was retracted', () => {
  const record = digestRecord();
  const retracted = { ...record, body: undefined, retractedAt: '2026-03-03T08:00:00.000Z' };
  const page = digestPage(retracted, storyOf(record, retracted));
  const body = page.body ?? '';

  it('is gone: 410, with a notice in its place', () => {
    expect(page.statusCode).toBe(410);
    expect(textOf(body)).toContain(
      'Harbour News took this article back on 3 March 2026 at 08:00 UTC.',
    );
    expect(misnested(body)).toEqual([]);
  });

  it('leaves what it had said, as retracted, and none of its words', () => {
    const claims = part(body, '<h2>What it had said</h2>', '</ol>');
    expect(linesOf(claims).slice(0, 4)).toEqual([
      'The bridge was closed',
      'Retracted by Harbour News',
      'Two bolts had failed',
      'Retracted by Harbour News',
    ]);
    expect(claims).not.toMatch(/class="status (confirmed|unconfirmed|denied)"/);
    expect(textOf(body)).not.toContain('closed the swing bridge');
  });

  it('leaves a claim that another article tells as that one tells it', () => {
    const other = digestRecord({ digestId: newerId, publisher: 'Coast Post', facts: [closed] });
    const { body: markup = '' } = digestPage(retracted, storyOf(record, other, retracted));
    expect(linesOf(markup)).toContain('Confirmed by Coast Post, in its own words');
    expect(linesOf(markup)).toContain('Retracted by Harbour News');
  });

  it('is gone before its story has heard of it', () => {
    const early = digestPage(retracted, storyOf(record));
    expect(linesOf(early.body ?? '')).toContain('Retracted by Harbour News');
    expect(digestPage(retracted).statusCode).toBe(410);
  });
});

describe('an article in another language', () => {
  const detail = 'The text reads as Spanish. Only English is read.';
  const type = '/problems/language-not-supported';
  const problem = { type, title: 'The language is not supported', detail };
  const page = digestPage(digestRecord({ body: JSON.stringify({ id: articleId, problem }) }));

  it('has the problem in the place of facts, and the way to the original', () => {
    expect(page.statusCode).toBe(422);
    expect(textOf(page.body ?? '')).toContain(`The language is not supported. ${detail}`);
    expect(attributes(page.body ?? '', 'href')).toEqual(
      expect.arrayContaining([type, 'https://news.example.org/bridge']),
    );
  });
});
