import { expect, test } from 'vitest';
import { registry } from '../../../shared/catalog/index.ts';
import { parseDesign } from '../../../shared/file/index.ts';
import { compileDesign, trace } from '../../../shared/engine/index.ts';
import { samples } from '../../../shared/samples/index.ts';
import type { Probe } from '../../../shared/model/probe.ts';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { designWith, isBetter, proposalsFor } from './suggestions.ts';

const sample = samples.find(({ id }) => id === 'getting-started-2-floating-ip');
const parsed = parseDesign(sample?.text() ?? '', { registry, name: 'sample' });
if (!parsed.ok) throw new Error('the sample does not parse');
const { design } = parsed;

function helpful(probe: Probe): string[] {
  const before = trace(compileDesign(design, registry), probe);
  return proposalsFor(before, design, registry).flatMap((proposal) => {
    const changed = designWith(proposal, design, registry);
    if (changed === null) return [];
    const after = trace(compileDesign(changed, registry), probe);
    return isBetter(after, before) ? [`${proposal.component}${proposal.path} ${proposal.row.en}: ${after.outcome}`] : [];
  });
}

test('what would let a ping through is the ICMP row of the group that stopped it, with the answer it gives', () => {
  expect(helpful({ from: 'client', to: 'vm1', kind: 'ping' })).toEqual(['sg-default/rules ALL ICMP: REPLY']);
});

test('for a login the narrow row comes first', () => {
  expect(helpful({ from: 'client', to: 'vm1', kind: 'ssh' })[0]).toBe('sg-default/rules SSH: AUTH_KEY_TOO_OPEN');
});

test('a drop that no list decided has no row to add, and trying changes no design', () => {
  const before = trace(compileDesign(design, registry), { from: 'client', to: '192.168.0.4', kind: 'ping' });
  expect(proposalsFor(before, design, registry)).toEqual([]);
  expect(Object.keys(parsed.ok ? parsed.design.components : {})).toHaveLength(11);
});

test('reaching the destination, or fewer blockers, is better', () => {
  expect(isBetter(answeredPing, blockedPing)).toBe(true);
  expect(isBetter(blockedPing, answeredPing)).toBe(false);
  expect(isBetter(blockedPing, blockedPing)).toBe(false);
});
