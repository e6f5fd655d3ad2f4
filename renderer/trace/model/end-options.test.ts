import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../../shared/model/design.ts';
import { endName, endText, resolveEnd, type EndOption } from './end-options.ts';

const option = (value: string, name: string): EndOption => ({ value, id: value, name, kind: 'instance', address: '10.0.0.4' });
const options = [option('vm1', 'Web server'), option('vm2', 'Database'), option('vm3', 'Database')];

test('an id or a name that only one component has means that component; anything else stays a text', () => {
  expect(resolveEnd('vm1', options)).toBe('vm1');
  expect(resolveEnd('Web server', options)).toBe('vm1');
  expect(resolveEnd('Database', options)).toBe('Database');
  expect(resolveEnd('https://shop.example.com', options)).toBe('https://shop.example.com');
});

test('ends are shown by the name of the component', () => {
  const design: Design = { ...emptyDesign, components: { vm1: { kind: 'instance', name: 'Web server', parent: componentId('subnet'), props: {} } } };
  expect(endText('vm1', options)).toBe('Web server');
  expect(endText('8.8.8.8', options)).toBe('8.8.8.8');
  expect(endName(design, 'vm1/eth1')).toBe('Web server/eth1');
  expect(endName(design, '133.186.132.47')).toBe('133.186.132.47');
});
