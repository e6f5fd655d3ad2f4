import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { compileDesign, trace } from '../engine/index.ts';
import { componentId, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope } from '../model/scope.ts';
import { commandOf, holds, nothingSeen, type Seen, type Step } from './index.ts';
import { internetGatewayGuide } from './internet-gateway.ts';
import { play, played } from './testing/player.ts';

/** What must not count as an end state. */
const steps = play(internetGatewayGuide);
const scopeOf = (design: Design) => createScope(design, registry);

function checkOf({ step }: { readonly step: Step }) {
  const [check] = step.checks;
  if (check === undefined) throw new Error(step.id);
  return check;
}

describe('an answer counts', () => {
  const { design, step } = played(steps, 'out');
  const check = checkOf({ step });
  const seeing = (asked: Design, from: string, to: string, more: object = {}): Seen => ({
    ...nothingSeen, answers: [{ design: asked, trace: trace(compileDesign(asked, registry), { from, to, kind: 'ping', ...more }) }],
  });

  test('when it was asked of this network, also by the name of the component and after a box has moved', () => {
    expect(holds(check, scopeOf(design), seeing(design, 'web-b', '103.243.200.42'))).toBe(true);
    expect(holds(check, scopeOf(design), seeing(design, 'web-b', 'client'))).toBe(true);
    const moved = { ...design, placements: { ...design.placements, rt: { x: 1, y: 1 } } };
    expect(holds(check, scopeOf(moved), seeing(design, 'web-b', '103.243.200.42'))).toBe(true);
  });

  test('not when the network has changed since, or somebody else asked, or something else was asked', () => {
    const changed = { ...design, components: { ...design.components } };
    expect(holds(check, scopeOf(changed), seeing(design, 'web-b', '103.243.200.42'))).toBe(false);
    expect(holds(check, scopeOf(design), seeing(design, 'web-a', '103.243.200.42'))).toBe(false);
    expect(holds(check, scopeOf(design), seeing(design, 'web-b', '192.168.0.4'))).toBe(false);
    expect(holds(check, scopeOf(design), seeing(design, 'web-b', '103.243.200.42', { kind: 'traceroute' }))).toBe(false);
  });

  test('not when it says something else: three of three is not four of four', () => {
    expect(holds(check, scopeOf(design), seeing(design, 'web-b', '103.243.200.42', { count: 3 }))).toBe(false);
  });
});

describe('a refusal counts', () => {
  const { design, step } = played(steps, 'refused');
  const check = checkOf({ step });
  const refused = (code: string, ...blocking: readonly string[]): Seen => {
    const refusal: Refusal = { code, params: {}, at: { component: componentId('rt') }, blocking: blocking.map(componentId) };
    return { ...nothingSeen, refusals: [refusal] };
  };

  test('when its code is meant and exactly these are in the way', () => {
    expect(holds(check, scopeOf(design), refused('NHN-IG-006', 'fip-web-a'))).toBe(true);
    expect(holds(check, scopeOf(design), refused('NHN-IG-007', 'fip-web-a'))).toBe(false);
    expect(holds(check, scopeOf(design), refused('NHN-IG-006'))).toBe(false);
    expect(holds(check, scopeOf(design), refused('NHN-IG-006', 'fip-web-a', 'web-b'))).toBe(false);
    expect(holds(check, scopeOf(design), refused('NHN-IG-006', 'web-b'))).toBe(false);
  });
});

describe('an action whose thing is not there yet', () => {
  test('is no command: nothing is associated before there is a floating IP', () => {
    const scope = scopeOf(played(steps, 'create').design);
    const [associate] = played(steps, 'associate').step.actions;
    expect(associate === undefined ? undefined : commandOf(associate, scope, registry)).toBeNull();
    const [create] = played(steps, 'create').step.actions;
    expect(create === undefined ? undefined : commandOf(create, scope, registry)).toMatchObject({ command: 'component.add', args: { kind: 'internet-gateway' } });
  });
});

describe('a notice counts', () => {
  const check = { on: 'notice', says: { ko: '', en: '' }, code: 'BS-GUEST-VIEW', words: ['/dev/vdb 9.9G 151M'] } as const;
  const told = (code: string, table: string): Seen => ({ ...nothingSeen, notices: [{ code, params: { table } }] });
  const { design } = played(steps, 'create');

  test('when all its words are there, however many blanks lie between them', () => {
    expect(holds(check, scopeOf(design), told('BS-GUEST-VIEW', '/dev/vdb        9.9G  151M  9.2G'))).toBe(true);
    expect(holds(check, scopeOf(design), told('BS-GUEST-VIEW', '/dev/vdb        9.9G  988M'))).toBe(false);
    expect(holds(check, scopeOf(design), told('INS-GUEST-VIEW', '/dev/vdb 9.9G 151M'))).toBe(false);
  });
});
