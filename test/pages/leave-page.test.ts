import { describe, expect, it } from 'vitest';
import { leaveDonePage, leavePage, topicGonePage } from '../../shared/pages/leave-page.ts';
import { linesOf, misnested, part, textOf } from './read-page.ts';

const topic = { name: 'Harbours & <bridges>' };

describe('to leave a topic', () => {
  it('takes a form that posts the address to where it stands', () => {
    const { statusCode, body = '' } = leavePage(topic);
    expect(statusCode).toBe(200);
    expect(linesOf(body)).toContain('Leave “Harbours & <bridges>”');
    const form = part(body, '<form', '</form>');
    expect(form).toMatch(/^ method="post">/);
    expect(form).toMatch(
      /<label for="address">.*\s+<input id="address" name="address" type="text"/,
    );
    expect(form).not.toContain('aria-invalid');
    expect(misnested(body)).toEqual([]);
  });

  it('is told what is wrong with the address, at its field', () => {
    const { statusCode, body = '' } = leavePage(topic, {
      address: '"nobody"',
      fault: 'must be an email address',
    });
    expect(statusCode).toBe(400);
    expect(textOf(part(body, 'id="fault">', '</p>'))).toBe('The address must be an email address.');
    expect(body).toContain('aria-invalid="true" aria-describedby="fault"');
    expect(body).toContain('value="&quot;nobody&quot;"');
    expect(misnested(body)).toEqual([]);
  });

  it('ends the same whether or not the address followed it, and is not kept', () => {
    const { statusCode, headers, body = '' } = leaveDonePage(topic);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(textOf(body)).toContain(
      'If this address followed “Harbours & <bridges>”, it no longer does (within a minute).',
    );
  });

  it('takes nothing where the topic was removed', () => {
    const { statusCode, body = '' } = topicGonePage();
    expect(statusCode).toBe(404);
    expect(textOf(body)).toContain('This topic was removed');
  });
});
