import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry as catalog } from '../catalog/index.ts';
import { apply, toyDesign } from '../document/testing/toy-design.ts';
import { toyRegistry } from '../document/testing/toy-registry.ts';
import { parseDesign } from '../file/parse.ts';
import { sentence } from '../i18n/sentence.ts';
import { componentId, type Component, type Design } from '../model/design.ts';
import { samples } from '../samples/index.ts';
import { validate, validationReport, validationSchema } from './index.ts';

/** Findings as `severity code component path: sentence`. */
function told(design: Design): readonly string[] {
  return validate(design, toyRegistry).map(({ severity, code, at, params }) => `${severity} ${code} ${at.component}${at.path ?? ''}: ${sentence(toyRegistry, 'en', code, params)}`);
}

/** The toy design with both boxes, the tag and the gate in use: nothing to find. */
function sound(): Design {
  return apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
}

const withComponents = (components: Readonly<Record<string, Partial<Component>>>): Design => {
  const design = sound();
  const added = Object.fromEntries(Object.entries(components).map(([id, component]) => [id, { kind: 'box', name: id, parent: componentId('net'), props: {}, ...component }]));
  return { ...design, components: { ...design.components, ...added } };
};

describe('design-wide checks', () => {
  it('find nothing in a sound design', () => {
    expect(told(sound())).toEqual([]);
  });

  it('CIDR-001, CIDR-002: prefixes that are none, or have host bits', () => {
    expect(told(withComponents({ net: { kind: 'net', parent: componentId('zone'), props: { cidr: '10.0.0/24' } } }))).toEqual(['error CIDR-001 net/cidr: 10.0.0/24 is no prefix. Write it like 10.0.0.0/24.']);
    const design = withComponents({ net: { kind: 'net', parent: componentId('zone'), props: { cidr: '10.0.0.5/24' } } });
    expect(told(design)).toEqual(['error CIDR-002 net/cidr: 10.0.0.5/24 has host bits set; the network is 10.0.0.0/24.']);
    const [finding] = validate(design, toyRegistry);
    expect(told(apply(design, finding?.fix?.command ?? '', finding?.fix?.args))).toEqual([]);
  });

  it('ADDR-001: addresses that are none, in rows too; an empty one is only unfinished', () => {
    expect(told(withComponents({ c: { props: { interfaces: [{ id: 'eth0', address: '' }, { id: 'eth1', address: '10.0.0.256' }] } } }))).toEqual([
      'error ADDR-001 c/interfaces/1/address: 10.0.0.256 is no IPv4 address. Write it like 10.0.0.5.',
    ]);
  });

  it('TOPO-001: links to nothing, to no interface, parents that are gone, things left unplugged', () => {
    const design = sound();
    const link = (to: string, port?: string): Design => ({ ...design, links: { ...design.links, m: { kind: 'l2', from: { component: componentId('b'), port: 'eth0' }, to: { component: componentId(to), ...(port === undefined ? {} : { port }) } } } });
    expect(told(link('gone'))).toEqual(['error TOPO-001 b: Link m leads to gone, which does not exist.']);
    expect(told(link('net', 'eth9'))).toEqual(['error TOPO-001 net: Link m leads to interface eth9 of net, which does not exist.']);
    expect(told(withComponents({ c: { parent: componentId('gone') } }))).toEqual(['error TOPO-001 c: c is inside gone, which does not exist.']);
    expect(told(withComponents({ c: { parent: null } }))).toEqual([
      'error TOPO-001 c: c is connected to nothing. It can be linked to: Net.',
      'error TOPO-002 c: c: Box must be inside: Net.',
    ]);
  });

  it('TOPO-001 offers to remove the link', () => {
    const design = sound();
    const broken: Design = { ...design, links: { ...design.links, m: { kind: 'l2', from: { component: componentId('gone') }, to: { component: componentId('net') } } } };
    const [finding] = validate(broken, toyRegistry);
    expect(told(apply(broken, finding?.fix?.command ?? '', finding?.fix?.args))).toEqual([]);
  });

  it('TOPO-002: what the editor would have refused', () => {
    const design = sound();
    const links = (kind: 'l2' | 'attach', from: string, to: string): Design => ({ ...design, links: { ...design.links, m: { kind, from: { component: componentId(from) }, to: { component: componentId(to) } } } });
    expect(told(links('l2', 'tag', 'net'))).toEqual(['error TOPO-002 tag: m: there is no l2 link between Tag and Net.']);
    expect(told(links('attach', 'tag', 'b'))).toEqual(['error TOPO-002 tag: tag takes at most 1 link to: Box (now l, m).']);
    expect(told(withComponents({ c: { kind: 'net', parent: componentId('net') } }))).toEqual([
      'error TOPO-002 c: c: Net cannot be inside Net. It may be inside: Zone.',
      'info SUB-005 c: Nothing is connected to c.',
    ]);
  });

  it('TOPO-007: shared names, references and probes that lead nowhere', () => {
    expect(told(withComponents({ c: { name: 'a' } }))).toEqual(['info TOPO-007 c: a has the same name as a.']);
    expect(told(withComponents({ c: { props: { rules: [{ id: 'r', port: 1, friend: 'gone' }], friends: ['a', 'nobody'] } } }))).toEqual([
      'error TOPO-007 c/friends/1: c refers to nobody, which does not exist.',
      'error TOPO-007 c/rules/0/friend: c refers to gone, which does not exist.',
    ]);
    const probes = { p: { from: 'gone', to: 'a', kind: 'ping' }, q: { from: '10.0.0.4', to: 'host.example', kind: 'ping' }, r: { from: 'a/eth7', to: 'b', kind: 'ping' } } as const;
    expect(told({ ...sound(), probes })).toEqual(['error TOPO-007 a: Probe r starts at a/eth7, which does not exist.', 'error TOPO-007 p: Probe p starts at gone, which does not exist.']);
  });

  it('SUB-005: a network with nobody in it', () => {
    expect(told(withComponents({ n: { kind: 'net', parent: componentId('zone') } }))).toEqual(['info SUB-005 n: Nothing is connected to n.']);
  });

  it('MTU-002: members of one network that disagree about the largest packet', () => {
    const mtu = (size: number): Partial<Component> => ({ props: { interfaces: [{ id: 'eth0', address: '' }], mtu: size } });
    expect(told(withComponents({ c: mtu(9000), d: mtu(1500) }))).toEqual(['warning MTU-002 net: The members of net have different MTUs: a/eth0 1500, b/eth0 1500, c/eth0 9000, d/eth0 1500.']);
  });

  it('KIND-001: kinds of a later version are information, not an error', () => {
    expect(told(withComponents({ c: { kind: 'quantum-router', parent: null } }))).toEqual(['info KIND-001 c: c: this version does not know the kind quantum-router. It is kept, and packets do not meet it.']);
  });

  it('PROBE-001: probes that cannot be sent', () => {
    expect(told({ ...sound(), probes: { p: { from: 'a', to: 'b', kind: 'ping', count: 1e9, port: 22.5 } } })).toEqual([
      'error PROBE-001 a: Probe p: count is 1000000000; it must be a whole number from 1 to 1000.',
      'error PROBE-001 a: Probe p: port is 22.5; it must be a whole number from 1 to 65535.',
    ]);
  });

  it('put findings of kinds and errors first, whatever the order of the file', () => {
    const design = withComponents({ z: { props: { size: 101 } }, c: { name: 'a' } });
    expect(told(design)).toEqual(['error TOY-001 z/size: TOY-001', 'info TOPO-007 c: a has the same name as a.']);
    const reversed = { ...design, components: Object.fromEntries(Object.entries(design.components).reverse()) };
    expect(told(reversed)).toEqual(told(design));
  });
});

describe('the samples', () => {
  it.each(samples.map((sample) => sample.id))('%s has no error', (id) => {
    const parsed = parseDesign(samples.find((sample) => sample.id === id)?.text() ?? '', { registry: catalog, name: id });
    expect(parsed.ok ? validate(parsed.design, catalog).filter((finding) => finding.severity === 'error') : parsed.problems).toEqual([]);
  });
});

describe('the validation report', () => {
  it('is what its schema says, in either language', () => {
    const findings = validate(withComponents({ c: { props: { friends: ['gone'] } } }), toyRegistry);
    const report = validationReport(findings, (code, params) => sentence(toyRegistry, 'ko', code, params));
    expect(validationSchema.parse(report)).toEqual(report);
    expect(report).toEqual({
      contract: 'hopline-validation',
      version: 1,
      findings: [
        { code: 'TOPO-007', severity: 'error', at: { component: 'c', path: '/friends/0' }, message: 'c: 참조하는 gone이 없습니다.', params: { case: 'reference', name: 'c', id: 'gone' } },
      ],
      counts: { error: 1, warning: 0, info: 0 },
    });
  });
});

describe('unfinished and hostile designs', () => {
  it('never throw: any kinds, parents, links and texts', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const kinds = fc.constantFrom(...catalog.kinds.map((kind) => kind.id), 'unknown-kind');
    const texts = fc.constantFrom('', 'a', '10.0.0.0/24', '10.0.0.5', '999.1.1.1/99', '<script>', 'b');
    const components = fc.dictionary(ids, fc.record({ kind: kinds, name: texts, parent: fc.option(ids), props: fc.record({ cidr: texts, address: texts, vip: texts, externalNetwork: fc.option(ids), publicIp: texts }, { requiredKeys: [] }) }));
    const end = fc.record({ component: ids });
    const links = fc.dictionary(fc.constantFrom('l1', 'l2', 'l3'), fc.record({ kind: fc.constantFrom('l2', 'routed', 'attach'), from: end, to: end }));
    let opened = 0;
    fc.assert(
      fc.property(components, links, (someComponents, someLinks) => {
        const text = JSON.stringify({ format: 'hopline-design', version: 1, components: someComponents, links: someLinks });
        const parsed = parseDesign(text, { registry: catalog, name: 'fuzz' });
        if (!parsed.ok) return;
        opened += 1;
        for (const finding of validate(parsed.design, catalog)) expect(sentence(catalog, 'en', finding.code, finding.params)).not.toBe(finding.code);
      }),
      { numRuns: 500 },
    );
    expect(opened).toBeGreaterThan(100);
  }, 60_000);
});
