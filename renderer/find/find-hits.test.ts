import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Component, type Design } from '../../shared/model/design.ts';
import { findHits } from './find-hits.ts';

const component = (kind: string, name: string, parent: string | null, props: Component['props'] = {}, tags: readonly string[] = []): Component => ({
  kind,
  name,
  parent: parent === null ? null : componentId(parent),
  props,
  tags,
});

const design: Design = {
  ...emptyDesign,
  components: {
    'vpc-a': component('vpc', 'shop', null, { cidr: '10.0.0.0/16' }),
    'subnet-a': component('subnet', 'front', 'vpc-a', { cidr: '10.0.1.0/24' }),
    vm: component('instance', 'web', 'subnet-a', { interfaces: [{ id: 'eth0', address: '10.0.1.7' }] }, ['production']),
    'vpc-b': component('vpc', 'backup', null, { cidr: '10.9.0.0/16' }),
  },
  placements: { memo: { x: 0, y: 900 }, 'vpc-b': { x: 2000, y: 0, hidden: true } },
  notes: { memo: { shape: 'note', text: 'Renew the **licence** of web in May' } },
};

test('ux-33 a name, a tag, a kind in both languages and the text of a note are found, in the order things stand in one another', () => {
  expect(findHits(design, 'web')).toEqual(['vm', 'memo']);
  expect(findHits(design, 'PRODUCTION')).toEqual(['vm']);
  expect(findHits(design, 'subnet')).toEqual(['subnet-a']);
  expect(findHits(design, '서브넷')).toEqual(['subnet-a']);
  expect(findHits(design, 'licence may')).toEqual(['memo']);
});

test('ux-33 an address finds what has it and the networks that contain it; what is hidden or not there is not found', () => {
  expect(findHits(design, '10.0.1.7')).toEqual(['vpc-a', 'subnet-a', 'vm']);
  expect(findHits(design, '10.0.77.1')).toEqual(['vpc-a']);
  expect(findHits(design, '10.9.0.1')).toEqual([]);
  expect(findHits(design, '   ')).toEqual([]);
});
