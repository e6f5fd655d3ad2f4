import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { validate } from '../checks/index.ts';
import { parseDesign, serializeDesign } from '../file/index.ts';
import { beginningOf, guides, stepsOf } from './index.ts';
import { play } from './testing/player.ts';

/** What holds of every guide, whatever it is about. */
describe.each(guides)('$id', (guide) => {
  const steps = play(guide);

  test.each(steps)('step $step.id: its end state is not there before, and is there after its own actions', ({ before, after }) => {
    expect(before).toContain(false);
    expect(after).not.toContain(false);
    expect(after.length).toBeGreaterThan(0);
  });

  test('begins with a design without errors that survives its file', () => {
    const design = beginningOf(guide, registry, 'ko');
    expect(validate(design, registry).filter((finding) => finding.severity === 'error')).toEqual([]);
    const text = serializeDesign(design);
    const parsed = parseDesign(text, { registry, name: guide.id });
    expect(parsed.ok ? serializeDesign(parsed.design) : parsed.problems).toBe(text);
    expect(design.meta).toMatchObject({ name: guide.title.ko, profile: 'seed' });
  });

  test('speaks both languages everywhere, and every step has an id of its own', () => {
    const texts = stepsOf(guide).flatMap((step) => [step.title, step.text, ...(step.note === undefined ? [] : [step.note]), ...step.checks.map((check) => check.says)]);
    for (const { ko, en } of [guide.title, guide.description, ...guide.chapters.map((chapter) => chapter.title), ...texts]) {
      expect(ko).toMatch(/[가-힣]/);
      expect(en).toMatch(/[A-Za-z]/);
      expect(en).not.toMatch(/[가-힣]/);
    }
    const ids = stepsOf(guide).map((step) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
