import { describe, expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, applyFix, draw, problems, propsOf, refusals, refusedWith, remove, reopened, type Step } from '../../testing/drawing-board.ts';

const fresh = draw(emptyDesign, add('project', 'project'));
const enable: Step = ['component.operate', { id: 'project', operation: 'enable' }];
const enabled = draw(fresh, enable);
const summary = (design: typeof fresh) =>
  Object.values(design.components).map(({ kind, name, parent }) => `${kind} ${name} in ${parent ?? '-'}`).sort();

describe('project', () => {
  test('GS-03: enabling creates the default network set, in one step', () => {
    expect(summary(enabled)).toEqual([
      'external-network Public Network in -',
      'internet-gateway ig-vpc in project',
      'project project in -',
      'routing-table vpc-vpc in vpc',
      'security-group default in project',
      'subnet Default Subnet in vpc',
      'vpc Default Network in project',
    ]);
    expect(propsOf(enabled, 'vpc')['cidr']).toBe('192.168.0.0/16');
    expect(propsOf(enabled, 'subnet')['cidr']).toBe('192.168.0.0/24');
    expect(propsOf(enabled, 'rt')['isDefault']).toBe(true);
    expect(propsOf(enabled, 'sg-default')).toMatchObject({ isDefault: true, rules: [{ id: 'egress-any' }, { id: 'egress-any-v6' }, { id: 'ingress-self' }, { id: 'ingress-self-v6' }] });
    expect(propsOf(enabled, 'igw')).toMatchObject({ state: 'available', publicIp: '133.186.128.2' });
    expect(Object.values(enabled.links)).toEqual([{ kind: 'attach', from: { component: 'igw' }, to: { component: 'rt' } }]);
    expect(Object.keys(enabled.components).flatMap((id) => problems(enabled, id))).toEqual([]);
  });

  test('GS-17: the first instance in it gets 192.168.0.4', () => {
    expect(propsOf(draw(enabled, add('instance', 'vm', 'subnet')), 'vm')['interfaces']).toMatchObject([{ address: '192.168.0.4', securityGroups: ['sg-default'] }]);
  });

  test('GS-03: nothing is created or put into a project before it is enabled; a file that did is flagged, and enabling keeps what is there', () => {
    expect(refusals(fresh, add('vpc', 'vpc', 'project'))).toMatchObject([{ code: 'PROJECT_NOT_ENABLED', params: { project: 'project' }, blocking: ['project'] }]);
    expect(refusedWith(fresh, add('security-group', 'sg', 'project'))).toEqual(['PROJECT_NOT_ENABLED']);
    expect(refusedWith(fresh, add('floating-ip', 'fip', 'project'))).toEqual(['PROJECT_NOT_ENABLED']);
    const project = fresh.components['project'];
    if (project === undefined) throw new Error('no project');
    const file = reopened({ ...enabled, components: { ...enabled.components, project } });
    expect(problems(file, 'project')).toEqual(['PROJECT_NOT_ENABLED error']);
    const fixed = applyFix(file, 'project', 'PROJECT_NOT_ENABLED');
    expect(problems(fixed, 'project')).toEqual([]);
    expect(summary(fixed)).toEqual(summary(enabled));
  });

  test('it is enabled once', () => {
    expect(refusedWith(enabled, enable)).toEqual(['PROJECT_IN_USE']);
  });

  test('a further VPC brings neither subnet nor gateway nor group', () => {
    expect(summary(draw(enabled, add('vpc', 'vpc2', 'project'))).filter((line) => !summary(enabled).includes(line))).toEqual(['vpc vpc2 in project']);
  });

  test('each project has a default group of its own', () => {
    const two = draw(enabled, add('project', 'other'), ['component.operate', { id: 'other', operation: 'enable' }]);
    expect(summary(two).filter((line) => line.startsWith('security-group'))).toEqual(['security-group default in project', 'security-group default-2 in other']);
    const theirs = Object.entries(two.components).find(([, component]) => component.kind === 'subnet' && component.parent !== 'vpc')?.[0] ?? '';
    const design = draw(two, add('instance', 'vm', theirs));
    expect(propsOf(design, 'vm')['interfaces']).toMatchObject([{ address: '192.168.0.4', securityGroups: ['sg-default-2'] }]);
  });

  test('it goes with everything in it, when nothing in it resists', () => {
    expect(Object.keys(draw(enabled, remove('project')).components)).toEqual(['public-network']);
  });
});
