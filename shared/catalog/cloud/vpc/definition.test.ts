import { describe, expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, applyFix, draw, findingsOf, problems, project, propsOf, refusals, remove, update, type Step } from '../../testing/drawing-board.ts';

const alone = draw(emptyDesign, add('vpc', 'vpc'));
const withCidr = (cidr: string) => draw(alone, update('vpc', { cidr }));
const many = (count: number, make: (index: number) => Step) => Array.from({ length: count }, (_, index) => make(index));

describe('VPC', () => {
  test('the first gets 192.168.0.0/16, the next one a free range', () => {
    expect(propsOf(alone, 'vpc')['cidr']).toBe('192.168.0.0/16');
    expect(propsOf(draw(alone, add('vpc', 'vpc2')), 'vpc2')['cidr']).toBe('10.0.0.0/16');
  });

  test('NHN-VPC-002: outside RFC 1918; the fix proposes 192.168.0.0/16', () => {
    expect(problems(withCidr('8.8.0.0/16'), 'vpc')).toEqual(['NHN-VPC-002 error']);
    expect(problems(withCidr('0.0.0.0/0'), 'vpc')).not.toEqual([]);
    expect(propsOf(applyFix(withCidr('8.8.0.0/16'), 'vpc', 'NHN-VPC-002'), 'vpc')['cidr']).toBe('192.168.0.0/16');
    expect(problems(withCidr('172.31.0.0/16'), 'vpc')).toEqual([]);
  });

  test('NHN-VPC-003: smaller than /24; the fix widens it', () => {
    expect(problems(withCidr('10.0.0.0/25'), 'vpc')).toEqual(['NHN-VPC-003 error']);
    expect(propsOf(applyFix(withCidr('10.0.0.0/25'), 'vpc', 'NHN-VPC-003'), 'vpc')['cidr']).toBe('10.0.0.0/24');
    expect(problems(withCidr('10.0.0.0/24'), 'vpc')).toEqual([]);
  });

  test('NHN-VPC-004: host bits, link-local, no prefix at all', () => {
    expect(problems(withCidr('10.0.0.1/16'), 'vpc')).toEqual(['NHN-VPC-004 error']);
    expect(propsOf(applyFix(withCidr('10.0.0.1/16'), 'vpc', 'NHN-VPC-004'), 'vpc')['cidr']).toBe('10.0.0.0/16');
    expect(problems(withCidr('169.254.0.0/16'), 'vpc')).toEqual(['NHN-VPC-004 error']);
    expect(problems(withCidr(''), 'vpc')).toEqual(['NHN-VPC-004 error']);
  });

  test('NHN-VPC-001: a name is required', () => {
    const vpc = alone.components['vpc'];
    if (vpc === undefined) throw new Error('no vpc');
    expect(problems({ ...alone, components: { vpc: { ...vpc, name: ' ' } } }, 'vpc')).toEqual(['NHN-VPC-001 error']);
  });

  test('NHN-VPC-005: it goes with everything in it', () => {
    const emptied = draw(project, ['link.disconnect', { id: 'igw-rt' }]);
    expect(Object.keys(draw(emptied, remove('vpc')).components)).not.toContain('subnet');
    expect(refusals(emptied, ['component.remove', { ids: ['vpc'], contents: 'moveOut' }])).toContainEqual(
      expect.objectContaining({ code: 'NHN-VPC-005', params: { n: 'vpc', list: 'subnet' }, blocking: ['subnet'] }),
    );
  });

  test('NHN-VPC-006: a new range must hold every subnet', () => {
    expect(refusals(project, update('vpc', { cidr: '10.0.0.0/16' }))).toMatchObject([{ code: 'NHN-VPC-006', params: { s: 'subnet', cidr: '10.0.0.0/16' } }]);
    expect(propsOf(draw(project, update('vpc', { cidr: '192.168.0.0/20' })), 'vpc')['cidr']).toBe('192.168.0.0/20');
  });

  test('NHN-Q-001 NHN-Q-002 NHN-Q-003: quotas', () => {
    const four = draw(emptyDesign, ...many(4, (index) => add('vpc', `vpc${index}`)));
    expect(problems(four, 'vpc3')).toEqual(['NHN-Q-001 error']);
    expect(problems(four, 'vpc2')).toEqual([]);
    const full = draw(alone, ...many(11, (index) => add('subnet', `s${index}`, 'vpc')), ...many(11, (index) => add('routing-table', `t${index}`, 'vpc')));
    expect(findingsOf(full, 'vpc').map((finding) => finding.code)).toEqual(['NHN-Q-002', 'NHN-Q-003']);
  });
});
