import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { checksTexts } from '../i18n/checks.ts';
import { findSentence } from '../i18n/sentence.ts';
import { coverage, designChecks, probeCodes, type Coverage } from './index.ts';

/** domain/verdicts-and-checks.md 2, in its order, severities left out. */
const listed = `
CIDR-001 CIDR-002 CIDR-003 CIDR-004 CIDR-005 CIDR-006 CIDR-007 CIDR-008 SUB-001 SUB-002 SUB-003 SUB-004 SUB-005 VPC-001
RT-001 RT-002 RT-003 RT-004 RT-005 RT-006 RT-007 RT-008 RT-009 RT-010 RT-011 RT-012
IGW-001 IGW-002 IGW-003 IGW-004 IGW-005 FIP-001 FIP-002 FIP-003 FIP-004 FIP-005
SG-001 SG-002 SG-003 SG-004 SG-005 SG-006 SG-007 SG-008 ACL-001 FW-001 FW-002 FW-003 FW-004
LB-001 LB-002 LB-003 LB-004 LB-005 LB-006 LB-007 LB-008 LB-009
ESG-001 ESG-002 ESG-003 ESG-004 ESG-005 ESG-006 DLR-001 DLR-002 DLR-003 DLR-004
VX-001 VX-002 VX-003 VX-004 L2C-001 L2C-002 L2C-003 L2C-004 L2C-005 MTU-001 MTU-002 MTU-003
K8S-001 K8S-002 K8S-003 K8S-004 K8S-005 CAL-001 CAL-002 CAL-003 CAL-004 DNS-001 DNS-002 DNS-003
TOPO-001 TOPO-002 TOPO-003 TOPO-004 TOPO-005 TOPO-006 TOPO-007 TOPO-008
`.trim().split(/\s+/);

const entries = Object.values(coverage).flat();
const codesBy = (by: Coverage['by']): readonly string[] => entries.flatMap((entry) => (entry.by === by ? entry.codes : []));

describe('the 100 checks', () => {
  it('are all in the table, and nothing else is', () => {
    expect(listed.length).toBe(100);
    expect(listed.filter((id) => !Object.hasOwn(coverage, id))).toEqual([]);
    expect(Object.keys(coverage).length).toBe(100);
  });

  it('name codes of kinds that kinds really speak', () => {
    const spoken = new Set(registry.kinds.flatMap((kind) => Object.keys(kind.sentences)));
    expect(codesBy('kind').filter((code) => !spoken.has(code))).toEqual([]);
  });

  it('name own codes that a check of this layer really gives, each with its sentences', () => {
    const given = new Set([...designChecks.flatMap((check) => check.codes), ...probeCodes]);
    expect(codesBy('own').filter((code) => !given.has(code))).toEqual([]);
    const spoken = new Set(Object.keys(checksTexts).map((key) => key.split('.')[0]));
    expect([...given].filter((code) => !spoken.has(code))).toEqual([]);
    expect(Object.keys(checksTexts).filter((key) => !given.has(key.split('.')[0] ?? ''))).toEqual([]);
  });

  it('put off only what nobody does yet: a code that is spoken or given is not `later`', () => {
    const present = new Set([...registry.kinds.flatMap((each) => Object.keys(each.sentences)), ...designChecks.flatMap((check) => check.codes), ...probeCodes]);
    expect(codesBy('later').filter((code) => present.has(code))).toEqual([]);
    expect(Object.entries(coverage).filter(([, parts]) => parts.length === 0 || parts.some(({ codes }) => codes.length === 0))).toEqual([]);
  });

  it('wait in the public cloud only for these', () => {
    const waiting = Object.entries(coverage).flatMap(([id, parts]) => (parts.some((part) => part.by === 'later' && part.family === 'cloud') ? [id] : []));
    expect(waiting).toEqual(['SUB-004', 'RT-004', 'SG-004', 'LB-002', 'LB-004', 'LB-005', 'LB-007', 'LB-008']);
  });

  it('speak the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [code, text] of Object.entries(checksTexts)) expect([code, places(text.ko)]).toEqual([code, places(text.en)]);
  });

  it('leave no finding of a kind without a text', () => {
    const spoken = registry.kinds.flatMap((kind) => Object.keys(kind.sentences));
    expect(spoken.filter((code) => findSentence(registry, code) === null)).toEqual([]);
  });
});
