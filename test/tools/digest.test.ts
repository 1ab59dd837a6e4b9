import { describe, expect, it } from 'vitest';
import { maxTextBytes } from '../../shared/contracts/article.ts';
import { Digest } from '../../shared/contracts/digest.ts';
import { fileWith, runTool, spanish, text, title } from './run-tool.ts';

const article = JSON.stringify({ id: 'orsa', title, text });

it('digests plain text, JSON, JSON lines and HTML alike, in the order of the files', () => {
  const run = runTool('digest', [
    fileWith('plain.txt', `${title}\n\n${text}\n`),
    fileWith('object.json', article),
    fileWith('lines.jsonl', `${article}\n\n${JSON.stringify({ title, text })}\n`),
    fileWith(
      'page.html',
      `<html><head><title>${title}</title></head><body><p>${text.split('\n\n').join('</p><p>')}</p></body></html>`,
    ),
  ]);
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  const digests = run.objects().map((object) => Digest.parse(object));
  expect(digests.map(({ id }) => id)).toEqual(['plain', 'orsa', 'orsa', 'lines-3', 'page']);
  for (const digest of digests) {
    expect({ title: digest.title, text: digest.text }).toEqual({ title, text });
    expect(digest.facts).toEqual(digests[0]?.facts);
  }
});

describe('standard input is read', () => {
  it.each([
    ['as plain text', `${title}\n\n${text}`],
    ['as JSON', JSON.stringify({ title, text })],
  ])('%s', (_how, input) => {
    expect(runTool('digest', ['-'], input).objects()).toMatchObject([{ id: 'stdin', title, text }]);
  });
});

it('an article that cannot be read gets a line on standard error, and the rest go on', () => {
  const run = runTool('digest', [
    '/nowhere/at-all.txt',
    fileWith('broken.json', '{'),
    fileWith('no-text.json', '{"title":"x"}'),
    fileWith('picture.png', 'x'),
    fileWith('good.txt', `${title}\n\n${text}`),
  ]);
  expect(run.status).toBe(1);
  expect(run.objects().map(({ id }) => id)).toEqual(['good']);
  const complaints = run.stderr.trim().split('\n');
  expect(complaints).toHaveLength(4);
  for (const [index, file] of [
    'at-all.txt',
    'broken.json',
    'no-text.json',
    'picture.png',
  ].entries())
    expect(complaints[index]).toContain(file);
});

describe('an article has a problem in its place', () => {
  it.each([
    ['language-not-supported', spanish],
    ['article-too-large', 'The dam burst. '.repeat(maxTextBytes / 15 + 1)],
  ])('%s', (code, foreign) => {
    const files = [
      fileWith('bad.txt', `Title\n\n${foreign}`),
      fileWith('good.txt', `${title}\n\n${text}`),
    ];
    for (const command of ['digest', 'analyze']) {
      const run = runTool(command, files);
      expect(run.status).toBe(1);
      const [bad, good] = run.objects();
      expect(bad).toMatchObject({ id: 'bad', problem: { type: `/problems/${code}` } });
      expect(good.id).toBe('good');
    }
  });
});

it('without a file, or with an option that it does not know, it says so in one line', () => {
  for (const args of [[], ['--nonsense']]) {
    const run = runTool('digest', args);
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 1, stdout: '' });
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  }
});

it('--help names the kinds of file', () => {
  expect(runTool('digest', ['--help']).stdout).toContain('.jsonl');
});
