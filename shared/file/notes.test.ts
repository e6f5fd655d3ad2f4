import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { emptyDesign } from '../model/design.ts';
import { designJsonSchema, parseDesign, serializeDesign } from './index.ts';

function parsed(file: object): Extract<ReturnType<typeof parseDesign>, { ok: true }> {
  const result = parseDesign(JSON.stringify({ format: 'hopline-design', version: 1, ...file }), { registry, name: 'a.hopline' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

const memo = { shape: 'note', text: 'Ask Kim' };

describe('notes of a file', () => {
  it('come in, go out in order, and are not written where there are none', () => {
    const { design, notices } = parsed({ notes: { b: memo, a: { shape: 'text', text: 'x', color: 'red' } } });
    expect(notices).toEqual([]);
    expect(design.notes).toEqual({ b: memo, a: { shape: 'text', text: 'x', color: 'red' } });
    const text = serializeDesign(design);
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"b"'));
    expect(serializeDesign(parsed(JSON.parse(text) as object).design)).toBe(text);
    expect(serializeDesign(emptyDesign)).not.toContain('notes');
  });

  it('of another shape are kept as they came, named, and never a reason not to open', () => {
    const odd = { far: { shape: 'hologram' }, pic: { shape: 'picture', image: 'https://example.com/x.png' }, vpc: memo, '10.0.0.1': memo };
    const { design, notices } = parsed({ components: { vpc: { kind: 'vpc' } }, notes: { memo, ...odd } });
    expect(design.notes).toEqual({ memo });
    expect(notices).toEqual([{ code: 'NOTES_UNREADABLE', params: { count: 4, list: '10.0.0.1, far, pic, vpc' } }]);
    expect(JSON.parse(serializeDesign(design))).toMatchObject({ notes: { memo, ...odd } });
    for (const notes of [['list'], 'text', 5, null]) {
      const other = parsed({ notes });
      expect([other.design.notes, JSON.parse(serializeDesign(other.design))]).toMatchObject([undefined, { notes }]);
    }
  });

  it('author of the document survives, and is absent where nobody is named', () => {
    expect(parsed({ meta: { author: 'Kim' } }).design.meta.author).toBe('Kim');
    expect(serializeDesign(parsed({ meta: {} }).design)).not.toContain('author');
  });

  it('are in the published schema', () => {
    expect(designJsonSchema(registry)).toMatchObject({ properties: { notes: { additionalProperties: { properties: { shape: { enum: ['note', 'text', 'rectangle', 'ellipse', 'picture'] } } } } } });
  });
});
