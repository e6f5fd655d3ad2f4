import { describe, expect, test } from 'vitest';
import { drawDesign } from '../drawing/index.ts';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { registry } from './index.ts';

const id = componentId('it');
const cards = registry.kinds.filter(({ shape }) => shape === 'node');

/** The texts of the card of a kind with a name, where it stands alone with the props it starts with. */
function textsOf(kind: string, name: string, zoom: number): readonly string[] {
  const design: Design = { ...emptyDesign, components: { [id]: { kind, name, parent: null, props: {} } }, placements: { [id]: { x: 0, y: 0 } } };
  return drawDesign(design, registry, { theme: 'light', language: 'ko', zoom }).shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
}

/** A name as it is given at creation (the kind's id), or by a person who calls the thing what it is, in either language. */
describe.each(cards.map(({ id: kind, labels }) => ({ kind, names: [kind, labels.ko, labels.en] })))('the card of $kind', ({ kind, names }) => {
  test.each([2, 1, 0.92, 0.9, 0.8, 0.76, 0.7])('holds its name whole at %d', (zoom) => {
    for (const name of names) expect(textsOf(kind, name, zoom)).toContain(name);
  });

  test('is one of the widths of VISUAL 6, or one of the two steps above them that the longest names need', () => {
    expect([124, 132, 148, 164, 188]).toContain(registry.find(kind)?.size.width);
  });
});
