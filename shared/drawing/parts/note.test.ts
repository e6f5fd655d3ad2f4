import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/design.ts';
import { drawDesign, layoutOf, type Shape, type TextShape } from '../index.ts';
import { sketchRegistry } from '../testing/sketch.ts';

const png = 'data:image/png;base64,iVBORw0KGgo=';

function designWith(notes: NonNullable<Design['notes']>, placements: Design['placements']): Design {
  return { ...emptyDesign, components: { office: { kind: 'vpc', name: 'office', parent: null, props: {} } }, placements: { office: { x: 0, y: 0, width: 400, height: 300 }, ...placements }, notes };
}

function shapesOf(design: Design, zoom = 1): readonly Shape[] {
  return drawDesign(design, sketchRegistry, { theme: 'light', language: 'en', zoom }).shapes.filter((shape) => shape.owner === 'n');
}

const texts = (shapes: readonly Shape[]): readonly TextShape[] => shapes.flatMap((shape) => (shape.type === 'text' ? [shape] : []));

describe('drawing notes', () => {
  it('ux-53 paper grows with its text and keeps the size it was given at least; a frame keeps its own (logic only)', () => {
    const long = Array.from({ length: 30 }, (_, line) => `line ${String(line)}`).join('\n');
    const at = { n: { x: 10, y: 20, width: 200, height: 60 } };
    expect(layoutOf(designWith({ n: { shape: 'note', text: 'short' } }, at), sketchRegistry).bounds('n')).toEqual({ x: 10, y: 20, width: 200, height: 60 });
    expect(layoutOf(designWith({ n: { shape: 'note', text: long } }, at), sketchRegistry).bounds('n')?.height).toBeGreaterThan(30 * 16);
    expect(layoutOf(designWith({ n: { shape: 'rectangle', text: long } }, at), sketchRegistry).bounds('n')?.height).toBe(60);
  });

  it('ux-53 writes runs with their looks and cuts what does not fit with an ellipsis (logic only)', () => {
    const shown = texts(shapesOf(designWith({ n: { shape: 'rectangle', text: '**bold** and *slanted*\n<b>no</b>\nthird\nfourth' } }, { n: { x: 0, y: 400, width: 200, height: 70 } })));
    expect(shown.map((text) => [text.text, text.weight, text.italic === true])).toEqual([
      ['bold', 620, false], [' and', 430, false], ['slanted', 430, true], ['<b>no</b>', 430, false], ['third…', 430, false],
    ]);
  });

  it('shows less text when zoomed out: one line under 70 %, none under 35 %', () => {
    const design = designWith({ n: { shape: 'note', text: '# Title\nmore\nand more' } }, { n: { x: 0, y: 400, width: 200, height: 120 } });
    expect(texts(shapesOf(design)).map((text) => text.text)).toEqual(['Title', 'more', 'and more']);
    expect(texts(shapesOf(design, 0.5)).map((text) => text.text)).toEqual(['Title']);
    expect(texts(shapesOf(design, 0.2))).toEqual([]);
    expect(shapesOf(design, 0.2).length).toBeGreaterThan(0);
  });

  it('draws a picture as an image of the list, a frame for one that is gone', () => {
    const placement = { n: { x: 0, y: 400, width: 100, height: 50 } };
    expect(shapesOf(designWith({ n: { shape: 'picture', text: '', image: png } }, placement))).toEqual([{ type: 'bitmap', x: 0, y: 400, width: 100, height: 50, href: png, owner: 'n' }]);
    expect(shapesOf(designWith({ n: { shape: 'picture', text: '' } }, placement)).map((shape) => shape.type)).toEqual(['rect']);
  });

  it('a frame is met at its line only, paper everywhere; nothing lands in a note', () => {
    const frame = layoutOf(designWith({ n: { shape: 'rectangle', text: '' } }, { n: { x: 50, y: 50, width: 200, height: 100 } }), sketchRegistry);
    expect([frame.hitTest(51, 100), frame.hitTest(150, 100), frame.containerAt(150, 100)]).toEqual(['n', 'office', 'office']);
    const paper = layoutOf(designWith({ n: { shape: 'note', text: '' } }, { n: { x: 50, y: 50, width: 200, height: 100 } }), sketchRegistry);
    expect([paper.hitTest(150, 100), paper.containerAt(150, 100)]).toEqual(['n', 'office']);
  });

  it('a note below everything is painted first, others over the cards', () => {
    const order = (z: number): readonly string[] => layoutOf(designWith({ n: { shape: 'note', text: '' } }, { n: { x: 50, y: 50, z } }), sketchRegistry).nodes.map((node) => node.id);
    expect([order(-1), order(0)]).toEqual([['n', 'office'], ['office', 'n']]);
  });

  it('hidden notes are not there', () => {
    expect(layoutOf(designWith({ n: { shape: 'note', text: 'x' } }, { n: { x: 0, y: 0, hidden: true } }), sketchRegistry).find('n')).toBeNull();
  });
});
