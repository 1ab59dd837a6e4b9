import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileWith, runTool, text, title } from './run-tool.ts';

const file = fileWith('orsa.txt', `${title}\n\n${text}`);

const treebank = [
  '# newdoc id = orsa',
  '# sent_id = one',
  '1\tThe\tx\tX\tDT\t_\t2\tdet\t_\t_',
  '2\tdam-wall\tx\tX\tNN\t_\t5\tnsubj\t_\t_',
  '3-4\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_',
  '3\tdid\tx\tX\tVBD\t_\t5\taux\t_\t_',
  '4\tn’t\tx\tX\tRB\t_\t5\tadvmod\t_\t_',
  '4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_',
  '5\tburst\tx\tX\tVB\t_\t0\troot\t_\tEvent=Yes|SpaceAfter=No',
  '6\t. Really .\tx\tX\t.\t_\t5\tpunct\t_\t_',
  '',
  '# newdoc id = second',
  '1\tRain\tx\tX\tNN\t_\t0\troot\t_\t_',
  '',
].join('\n');

const weights = join(import.meta.dirname, '../../shared/language/model/english.weights');

describe.skipIf(!existsSync(weights))(
  'the engine (skipped where its weights are not at hand)',
  () => {
    it('prints sentences, tokens, entities and statements, each where it stands in the text', () => {
      const run = runTool('analyze', [file]);
      expect(run.status).toBe(0);
      const [analysis] = run.objects();
      expect(Object.keys(analysis)).toEqual(['id', 'text', 'sentences', 'entities', 'statements']);
      const words = (spans: { start: number; end: number }[]) =>
        spans.map(({ start, end }) => text.slice(start, end));
      expect(words(analysis.sentences)).toEqual(text.split('\n\n'));
      const tokens = analysis.sentences.flatMap(
        (sentence: { tokens: object[] }) => sentence.tokens,
      );
      expect(words(tokens)).toEqual(tokens.map((token: { text: string }) => token.text));
      expect(tokens[3]).toMatchObject({
        start: 15,
        end: 19,
        text: 'said',
        lemma: 'say',
        upos: 'VERB',
      });
      const events = analysis.sentences.map(
        ({ events }: { events: { lemma: string }[] }) => events,
      );
      expect(events).toMatchObject([[{ lemma: 'say' }, { lemma: 'burst' }], [{ lemma: 'escape' }]]);
      expect(words(events.flat())).toEqual(['said', 'burst', 'escape']);
      expect(events[0][0].factuality).toBeGreaterThan(1);
      expect(events[1][0].factuality).toBeLessThan(0);
      for (const { tokens } of analysis.sentences) {
        expect(tokens.filter(({ head }: { head: number }) => head === -1)).toHaveLength(1);
        for (const { head, deprel } of tokens) {
          expect(head).toBeLessThan(tokens.length);
          expect(head === -1).toBe(deprel === 'root');
        }
      }
      for (const { type } of analysis.entities)
        expect(['PER', 'ORG', 'LOC', 'MISC']).toContain(type);
      expect(analysis.statements).toMatchObject([
        {
          source: { name: 'Ana Ruiz' },
          cue: { text: 'said' },
          quotation: 'indirect',
          stance: 'affirms',
        },
      ]);
    });

    it('prints CoNLL-U with ten columns, from which the text can be put together', () => {
      const { stdout, status } = runTool('analyze', ['--conllu', file]);
      expect(status).toBe(0);
      const sentences = stdout.trimEnd().split('\n\n');
      expect(sentences).toHaveLength(2);
      for (const [index, sentence] of sentences.entries()) {
        const rows = sentence.split('\n').filter((line) => !line.startsWith('#'));
        const columns = rows.map((row) => row.split('\t'));
        expect(columns.map(([id]) => id)).toEqual(rows.map((_, at) => String(at + 1)));
        for (const row of columns) {
          expect(row).toHaveLength(10);
          expect([row[5], row[8]]).toEqual(['_', '_']);
          expect(Number(row[6])).toBeLessThanOrEqual(rows.length);
        }
        expect(columns.filter((row) => row[6] === '0')).toHaveLength(1);
        const whole = columns.map(([, form, , , , , , , , misc]) =>
          misc === '_' ? `${form} ` : form,
        );
        expect(whole.join('').trim()).toBe(text.split('\n\n')[index]);
      }
    });

    it('keeps the sentences and words of a treebank, and gives them tags of its own', () => {
      const run = runTool('analyze', ['--pretokenized', '--conllu', '-'], treebank);
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
      expect(run.stdout.split('\n').map((line) => line.split('\t').slice(0, 2).join(' '))).toEqual([
        ...['# newdoc id = orsa', '# sent_id = one', '1 The', '2 dam-wall', '3-4 didn’t', '3 did'],
        ...['4 n’t', '5 burst', '6 . Really .', '', '# newdoc id = second', '1 Rain', '', ''],
      ]);
      expect(run.stdout).toMatch(/^1\tThe\tthe\tDET\tDT\t_\t\d\t\w+\t_\t_$/m);
      expect(run.stdout).toMatch(/\tEvent=Yes\|SpaceAfter=No\|Factuality=-?[0-3]\.\d{3}$/m);
      expect(run.stdout).not.toMatch(/\tX\t/);
    });

    it('gives each document of a treebank offsets into its own text', () => {
      const documents = runTool('analyze', ['--pretokenized', '-'], treebank).objects();
      expect(documents.map(({ id, text }) => [id, text.trim()])).toEqual([
        ['orsa', 'The dam-wall didn’t burst. Really .'],
        ['second', 'Rain'],
      ]);
      for (const { text, sentences } of documents)
        for (const { tokens } of sentences)
          for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
    });

    it('says which line is no CoNLL-U, and goes on with the next file', () => {
      const good = fileWith('good.conllu', treebank);
      const run = runTool('analyze', ['--pretokenized', '--conllu', file, good]);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain(`${file}: is not a line of CoNLL-U: Orsa dam bursts`);
      expect(run.stdout).toContain('# newdoc id = orsa');
    });

    it('draws each sentence as a tree, a word a line', () => {
      const { stdout, status } = runTool('analyze', ['--tree', file]);
      expect(status).toBe(0);
      expect(stdout.split('\n')[0]).toBe(
        'Mayor Ana Ruiz said on Monday that the Orsa dam had burst.',
      );
      expect(stdout).toMatch(/─ Orsa {2}PROPN /);
    });
  },
);
