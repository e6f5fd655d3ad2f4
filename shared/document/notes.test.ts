import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { copyText, findCommand } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry } from './testing/toy-registry.ts';

function withNote(): Design {
  return apply(toyDesign(), 'note.add', { id: 'memo', text: 'Ask **Kim**\r\nabout the WAN', x: 600, y: 300 });
}

describe('notes', () => {
  it('ux-53 a note stands on the canvas with composed text and LF; a second one gets another id', () => {
    const design = apply(withNote(), 'note.add', { shape: 'text', x: 0, y: 0, text: '한글'.normalize('NFD') });
    expect(design.notes).toEqual({ memo: { shape: 'note', text: 'Ask **Kim**\nabout the WAN' }, 'note-1': { shape: 'text', text: '한글' } });
    expect(design.placements['memo']).toEqual({ x: 600, y: 300 });
  });

  it('ux-53 no edit of a note touches components, links or probes, so no answer can depend on one', () => {
    const start = withNote();
    const edits: readonly (readonly [string, unknown])[] = [
      ['note.edit', { id: 'memo', text: 'other' }],
      ['note.edit', { id: 'memo', shape: 'ellipse' }],
      ['component.move', { moves: [{ id: 'memo', x: 10, y: 20 }] }],
      ['component.resize', { id: 'memo', x: 10, y: 20, width: 300, height: 200 }],
      ['selection.duplicate', { ids: ['memo'] }],
      ['component.remove', { ids: ['memo'] }],
      ['note.add', { x: 1, y: 1 }],
    ];
    for (const [command, args] of edits) {
      const next = apply(start, command, args);
      expect(next).not.toBe(start);
      expect([command, next.components === start.components, next.links === start.links, next.probes === start.probes]).toEqual([command, true, true, true]);
    }
  });

  it('a note let go over a container keeps its place on the canvas and stays outside', () => {
    const moved = apply(withNote(), 'component.move', { moves: [{ id: 'memo', parent: 'net', x: 5, y: 6 }] });
    // net stands at 20, 40 in zone at 0, 0.
    expect(moved.placements['memo']).toEqual({ x: 25, y: 46 });
  });

  it('lies over components, can be sent under them and brought back', () => {
    const back = apply(withNote(), 'selection.order', { ids: ['memo'], to: 'back' });
    expect(back.placements['memo']?.z).toBe(-1);
    expect(apply(back, 'selection.order', { ids: ['memo'], to: 'front' }).placements['memo']?.z).toBe(0);
  });

  it('deleting the last note leaves a design without notes, as before', () => {
    const gone = apply(withNote(), 'component.remove', { ids: ['memo'] });
    expect('notes' in gone).toBe(false);
    expect(gone.placements['memo']).toBeUndefined();
  });

  it('notes and components go together in one step', () => {
    const gone = apply(withNote(), 'component.remove', { ids: ['memo', 'tag'] });
    expect([gone.notes, gone.components['tag']]).toEqual([undefined, undefined]);
  });

  it('refuses what is no note, what is too small, locked, too long, no PNG or one note too many', () => {
    const design = withNote();
    const locked: Design = { ...design, placements: { ...design.placements, memo: { x: 0, y: 0, locked: true } } };
    const full: Design = { ...emptyDesign, notes: Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`n${n}`, { shape: 'note', text: '' }])) };
    expect(codes(refused(design, 'note.edit', { id: 'tag', text: '' }))).toEqual(['NO_SUCH_NOTE']);
    expect(codes(refused(design, 'component.resize', { id: 'memo', x: 0, y: 0, width: 4, height: 90 }))).toEqual(['TOO_SMALL']);
    expect(codes(refused(locked, 'component.move', { moves: [{ id: 'memo', x: 1, y: 1 }] }))).toEqual(['LOCKED']);
    expect(codes(refused(design, 'note.edit', { id: 'memo', text: 'x'.repeat(20_001) }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(design, 'note.add', { x: 0, y: 0, shape: 'picture', image: 'https://example.com/a.png' }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(design, 'note.add', { x: 0, y: 0, shape: 'picture', image: 'data:image/svg+xml;base64,AAAA' }))).toEqual(['BAD_ARGUMENTS']);
    expect(codes(refused(full, 'note.add', { x: 0, y: 0 }))).toEqual(['TOO_MANY_NOTES']);
    expect(codes(refused(design, 'component.add', { kind: 'tag', parent: null, x: 0, y: 0, id: 'memo' }))).toEqual(['ID_TAKEN']);
  });

  it('ux-48 copies notes with components and pastes both under new ids', () => {
    const design = withNote();
    const text = copyText(createScope(design, toyRegistry), ['memo', 'a']);
    const pasted = apply(design, 'selection.paste', { text });
    expect(pasted.notes?.['memo-2']).toEqual({ shape: 'note', text: 'Ask **Kim**\nabout the WAN' });
    expect(pasted.components['a-2']?.kind).toBe('box');
    expect(pasted.placements['memo-2']).toEqual({ x: 624, y: 324 });
    const onlyNotes = apply(emptyDesign, 'selection.paste', { text: copyText(createScope(design, toyRegistry), ['memo']), x: 40, y: 50 });
    expect(onlyNotes.placements['memo']).toEqual({ x: 40, y: 50 });
    expect(findCommand('selection.paste')?.check(emptyDesign, { text: '{"format":"hopline-clipboard","components":{}}' }, toyRegistry).map((one) => one.code)).toEqual(['CLIPBOARD_UNREADABLE']);
  });
});
