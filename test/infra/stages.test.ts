import { describe, expect, it } from 'vitest';
import { snsTopicPrefix, stageNamed, stages } from '../../infra/stages.ts';

describe('a stage', () => {
  it.each(stages)('$name is found by its name', (stage) => {
    expect(stageNamed(stage.name)).toBe(stage);
  });

  it('is dev where none is named', () => {
    expect(stageNamed()).toMatchObject({ name: 'dev' });
  });

  it.each(['production', 'Prod', '', 7, null])(
    '%j does not exist, and the error lists those that do',
    (name) => {
      expect(() => stageNamed(name)).toThrow(
        `There is no stage ${JSON.stringify(name)}. The stages are: dev, prod, local.`,
      );
    },
  );

  it.each(stages)('$name has an address without a slash at the end, if any', ({ publicUrl }) => {
    if (publicUrl) expect(publicUrl).toMatch(/^https:\/\/.*[^/]$/);
  });

  it.each(stages)('$name gives up on a record before its stream forgets it', ({ streams }) => {
    expect(streams.maxRecordAgeMinutes).toBeLessThanOrEqual(24 * 60);
    expect(streams.retries).toBeLessThanOrEqual(4);
  });
});

it('neither of two stages may touch readers’ SNS topics of the other', () => {
  for (const stage of stages) {
    for (const other of stages.filter((candidate) => candidate !== stage)) {
      expect(snsTopicPrefix(stage).startsWith(snsTopicPrefix(other))).toBe(false);
    }
  }
});
