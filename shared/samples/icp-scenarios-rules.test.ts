import { describe, expect, it } from 'vitest';
import { applyFix, findingsOf, type Step } from '../catalog/testing/drawing-board.ts';
import { way } from '../engine/testing/reference-reading.ts';
import { asked, editRow, removeRow, rt1, shop, visit } from './testing/private-cloud.ts';

/** The seed's own rules do not let flow 1 in (domain/private-cloud.md 0.1, findings 1 and 2): what the edge gateway says about it, and its fix. T03 of (g). */

const withoutF4 = removeRow('esg', '/firewallRules/F4');
const codes = (...steps: readonly Step[]) => findingsOf(rt1(...steps), 'esg').map((finding) => `${finding.code} ${finding.severity} ${finding.at.path ?? ''}`);

describe('a rule that is missing or misses', () => {
  it('V-11 says which rule is missing, and its fix lets flow 1 pass', () => {
    expect(codes()).not.toContainEqual(expect.stringMatching(/^V-11/));
    expect(codes(withoutF4)).toContainEqual('V-11 warning /nat/0');
    const repaired = applyFix(rt1(withoutF4), 'esg', 'V-11');
    expect(asked(repaired, shop, ['pod-web2']).result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(findingsOf(repaired, 'esg').map((finding) => finding.code)).not.toContain('V-11');
  });

  it('T03 F4 written with the translated address never matches as original (V-12), and does as translated', () => {
    const written = (matchOn: 'original' | 'translated'): Step => editRow('esg', '/firewallRules/F4', { destination: ['172.29.0.80'], matchOn });
    expect(visit([written('original')]).result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ reason: 'EDGE_FIREWALL_DENY', at: 'esg' }] });
    expect(way(visit([written('original')]), 'forward')).toBe('client internet fcr esx1 esg');
    expect(codes(written('original'))).toContainEqual('V-12 warning /firewallRules/3');
    expect(visit([written('translated')]).result).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
    expect(codes(written('translated')).filter((code) => code.startsWith('V-12'))).toEqual([]);
  });
});
