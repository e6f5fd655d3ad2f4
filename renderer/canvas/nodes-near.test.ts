import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { activeAt, nearArea, nodesNear, stillCovers } from './nodes-near.ts';

/** A VPC at (0, 0) with a subnet, and a far away client. */
const design: Design = {
  ...emptyDesign,
  components: {
    vpc: { kind: 'vpc', name: 'vpc', parent: null, props: {} },
    subnet: { kind: 'subnet', name: 'subnet', parent: componentId('vpc'), props: {} },
    vm: { kind: 'instance', name: 'vm', parent: componentId('subnet'), props: {} },
    client: { kind: 'external-user', name: 'client', parent: null, props: {} },
  },
  placements: { vpc: { x: 0, y: 0, width: 600, height: 400 }, subnet: { x: 40, y: 60, width: 400, height: 300 }, vm: { x: 40, y: 80 }, client: { x: 9000, y: 9000 } },
};
const layout = layoutOf(design, registry);
const area = nearArea({ x: 0, y: 0, zoom: 1 }, 800, 600);
const ids = (zoom: number, wanted: readonly string[] = []): string[] => nodesNear(layout, area, zoom, new Set(wanted)).map((node) => node.id);

test('only what is near the viewport and large enough to hit gets an element, containers before their contents', () => {
  expect(ids(1)).toEqual(['vpc', 'subnet', 'vm']);
  expect(ids(0.2)).toEqual(['vpc', 'subnet']);
});

test('what is selected gets an element wherever it is', () => {
  expect(ids(1, ['client'])).toContain('client');
});

test('the near area serves until the camera leaves it or zooms a good deal', () => {
  expect(area).toEqual({ x: -400, y: -300, width: 1600, height: 1200 });
  expect(stillCovers(area, 1, { x: -390, y: 0, zoom: 1 }, 800, 600)).toBe(true);
  expect(stillCovers(area, 1, { x: -410, y: 0, zoom: 1 }, 800, 600)).toBe(false);
  expect(stillCovers(area, 1, { x: 0, y: 0, zoom: 1.7 }, 800, 600)).toBe(false);
});

test('a card is active with a margin around it, a box by its band and border only', () => {
  const vm = layout.bounds('vm');
  expect(vm).toMatchObject({ x: 80, y: 140 });
  expect(activeAt(layout, 62, 150, 1)).toBe('vm');
  expect(activeAt(layout, 58, 150, 1)).not.toBe('vm');
  expect(activeAt(layout, 300, 70, 1)).toBe('subnet');
  expect(activeAt(layout, 300, 250, 1)).toBeNull();
  expect(activeAt(layout, 598, 200, 1)).toBe('vpc');
});
