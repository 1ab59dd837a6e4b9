import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { searchLogs } from '../../tools/search-logs.ts';

const mail = 'reader+news@example.org';
const number = '+12025550100';
const hook = 'https://hooks.example.org/alerts?for=ana';
const everybody = [mail, number, hook];

function found(line: string): string[] {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-record-logs-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  mkdirSync(join(dataDir, 'logs'));
  writeFileSync(join(dataDir, 'logs/step.log'), `{"message":"before"}\n${line}\n`);
  return searchLogs(dataDir, everybody).map(({ file, line: at, address }) => {
    expect({ file, at }).toEqual({ file: 'step.log', at: 2 });
    return address;
  });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

it.each([
  ['as it is', `{"error":"no such reader: ${mail}"}`, mail],
  ['in capitals', mail.toUpperCase(), mail],
  ['in a query', `GET /leave?address=${encodeURIComponent(mail)}`, mail],
  ['in a query within a query', encodeURIComponent(encodeURIComponent(hook)), hook],
  ['in base64', base64(mail), mail],
  ['within base64, one byte on', base64(`a${hook} and more`), hook],
  ['within base64, two bytes on', base64(`ab${number}"}`), number],
  ['in base64 for URLs', Buffer.from(`{"to":"${hook}"}`).toString('base64url'), hook],
  ['in hexadecimal digits', Buffer.from(mail).toString('hex'), mail],
  ['as people write a number', 'texted (202) 555-0100', number],
  ['without the sign of a number', '{"to":12025550100}', number],
])('an address is found %s', (_how, line, address) =>
  expect(new Set(found(line))).toEqual(new Set([address])),
);

it.each([
  ['somebody else’s address', 'nobody@example.org'],
  ['a time and an id', '{"at":20255501009,"id":"2025-12-05T01:00:00Z"}'],
])('%s is not taken for one', (_what, line) => expect(found(line)).toEqual([]));
