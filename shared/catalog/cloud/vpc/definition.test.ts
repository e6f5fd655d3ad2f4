import { describe, expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import {
  add, applyFix, draw, findingsOf, problems, project, propsOf, readingsOf, refusals, refusedWith, remove, reopened, update, written, type Step,
} from '../../testing/drawing-board.ts';

const alone = draw(emptyDesign, add('vpc', 'vpc'));
const file = (cidr: string) => written(alone, 'vpc', { cidr });
const edit = (cidr: string) => refusals(alone, update('vpc', { cidr }));
const many = (count: number, make: (index: number) => Step) => Array.from({ length: count }, (_, index) => make(index));

describe('VPC', () => {
  test('the first gets 192.168.0.0/16, the next one a free range', () => {
    expect(propsOf(alone, 'vpc')['cidr']).toBe('192.168.0.0/16');
    expect(propsOf(draw(alone, add('vpc', 'vpc2')), 'vpc2')['cidr']).toBe('10.0.0.0/16');
  });

  test('NHN-VPC-002: outside RFC 1918 is refused; in a file it is an error and the fix proposes 192.168.0.0/16', () => {
    expect(edit('8.8.0.0/16')).toMatchObject([{ code: 'NHN-VPC-002', params: { cidr: '8.8.0.0/16' }, fix: { args: { props: { cidr: '192.168.0.0/16' } } } }]);
    expect(edit('172.0.0.0/11').map((refusal) => refusal.code)).toEqual(['NHN-VPC-002']);
    expect(problems(file('8.8.0.0/16'), 'vpc')).toEqual(['NHN-VPC-002 error']);
    expect(problems(file('0.0.0.0/0'), 'vpc')).not.toEqual([]);
    expect(propsOf(applyFix(file('8.8.0.0/16'), 'vpc', 'NHN-VPC-002'), 'vpc')['cidr']).toBe('192.168.0.0/16');
    expect(problems(draw(alone, update('vpc', { cidr: '172.31.0.0/16' })), 'vpc')).toEqual([]);
  });

  test('NHN-VPC-003: smaller than /24 is refused; in a file it is an error and the fix widens it', () => {
    expect(edit('10.0.0.0/25')).toMatchObject([{ code: 'NHN-VPC-003', params: { cidr: '10.0.0.0/25' } }]);
    expect(problems(file('10.0.0.0/25'), 'vpc')).toEqual(['NHN-VPC-003 error']);
    expect(propsOf(applyFix(file('10.0.0.0/25'), 'vpc', 'NHN-VPC-003'), 'vpc')['cidr']).toBe('10.0.0.0/24');
    expect(problems(draw(alone, update('vpc', { cidr: '10.0.0.0/24' })), 'vpc')).toEqual([]);
  });

  test('NHN-VPC-004: host bits and link-local are refused; in a file they are errors, as is no prefix at all', () => {
    expect([edit('10.0.0.1/16'), edit('169.254.0.0/16'), edit('10/8')].map(([refusal]) => refusal?.code)).toEqual(['NHN-VPC-004', 'NHN-VPC-004', 'NHN-VPC-004']);
    expect(problems(file('10.0.0.1/16'), 'vpc')).toEqual(['NHN-VPC-004 error']);
    expect(propsOf(applyFix(file('10.0.0.1/16'), 'vpc', 'NHN-VPC-004'), 'vpc')['cidr']).toBe('10.0.0.0/16');
    expect(problems(file('169.254.0.0/16'), 'vpc')).toEqual(['NHN-VPC-004 error']);
    expect(problems(file(''), 'vpc')).toEqual(['NHN-VPC-004 error']);
  });

  test('NHN-VPC-001: a name is required', () => {
    expect(refusedWith(alone, ['component.rename', { id: 'vpc', name: ' ' }])).toEqual(['NAME_EMPTY']);
    const vpc = alone.components['vpc'];
    if (vpc === undefined) throw new Error('no vpc');
    expect(problems(reopened({ ...alone, components: { vpc: { ...vpc, name: ' ' } } }), 'vpc')).toEqual(['NHN-VPC-001 error']);
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

  test('NHN-VPC-006: in a file, a range that leaves a subnet outside is reported at the subnet', () => {
    expect(problems(written(project, 'vpc', { cidr: '10.0.0.0/16' }), 'subnet')).toEqual(['NHN-SUB-001 error']);
  });

  test('NHN-Q-001: a fourth VPC is refused; a file that has one is flagged at the last', () => {
    const three = draw(emptyDesign, ...many(3, (index) => add('vpc', `vpc${index}`)));
    expect(refusals(three, add('vpc', 'vpc3'))).toMatchObject([{ code: 'NHN-Q-001', params: { n: 3 } }]);
    expect(refusedWith(three, ['selection.duplicate', { ids: ['vpc0'] }])).toEqual(['NHN-Q-001']);
    const vpc = three.components['vpc0'];
    if (vpc === undefined) throw new Error('no vpc');
    const four = reopened({ ...three, components: { ...three.components, vpc3: { ...vpc, name: 'vpc3' } } });
    expect(problems(four, 'vpc3')).toEqual(['NHN-Q-001 error']);
    expect(problems(four, 'vpc2')).toEqual([]);
  });

  test.each([
    ['NHN-Q-002', 'subnet', 's'],
    ['NHN-Q-003', 'routing-table', 't'],
  ])('%s: an eleventh %s is refused; a file that has eleven is flagged at the VPC', (code, kind, stem) => {
    const ten = draw(alone, ...many(10, (index) => add(kind, `${stem}${index}`, 'vpc')));
    expect(refusals(ten, add(kind, `${stem}10`, 'vpc'))).toMatchObject([{ code, params: { n: 10 } }]);
    const first = ten.components[`${stem}1`];
    if (first === undefined) throw new Error('none');
    const eleven = reopened({ ...ten, components: { ...ten.components, [`${stem}10`]: { ...first, name: 'eleventh' } } });
    expect(findingsOf(eleven, 'vpc')).toMatchObject([{ code, severity: 'error', params: { n: 10 } }]);
    expect(problems(ten, 'vpc')).toEqual([]);
  });

  test('NHN-Q-002: a subnet moved in from another VPC counts too', () => {
    const full = draw(alone, ...many(10, (index) => add('subnet', `s${index}`, 'vpc')), add('vpc', 'vpc2'), add('subnet', 'elsewhere', 'vpc2'));
    expect(refusedWith(full, ['component.move', { moves: [{ id: 'elsewhere', parent: 'vpc', x: 20, y: 900 }] }])).toEqual(['NHN-Q-002']);
  });

  test('NHN-Q-001 NHN-Q-002: the remedy is an override in the project', () => {
    const own = draw(emptyDesign, add('project', 'project'), ['component.operate', { id: 'project', operation: 'enable' }], ...many(2, (index) => add('vpc', `more${index}`, 'project')));
    const [refusal] = refusals(own, add('vpc', 'fourth', 'project'));
    expect(refusal).toMatchObject({ code: 'NHN-Q-001', fix: { command: 'row.add', args: { id: 'project', path: '/quotaOverrides', row: { quota: 'vpcs', limit: 4 } } } });
    if (refusal?.fix === undefined) throw new Error('no fix');
    const raised = draw(own, [refusal.fix.command, refusal.fix.args], add('vpc', 'fourth', 'project'));
    expect(problems(raised, 'fourth')).toEqual([]);
    expect(readingsOf(own, 'project')).toEqual(['VPCs 3 / 3', 'Internet gateways 1 / 3', 'Network ACLs 0 / 10', 'NAT gateways 0 / 3']);
    expect(readingsOf(raised, 'project')[0]).toBe('VPCs 4 / 4');
    expect(readingsOf(raised, 'fourth')).toEqual(['Subnets 0 / 10', 'Routing tables 0 / 10']);
    expect(refusals(raised, add('vpc', 'fifth', 'project'))).toMatchObject([{ params: { n: 4 }, fix: { command: 'row.update', args: { row: { limit: 5 } } } }]);
  });
});
