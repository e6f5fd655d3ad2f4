import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { findCommand } from '../document/index.ts';
import { componentId, emptyDesign, type Design } from '../model/design.ts';
import { validate } from './index.ts';

const design: Design = {
  ...emptyDesign,
  components: {
    user: { kind: 'external-user', name: 'Kim', parent: null, props: {} },
    net: { kind: 'internet', name: 'Internet', parent: null, props: {}, tags: ['edge', 'imported-reference'] },
  },
};
const codes = (of: Design): readonly string[] => validate(of, registry).filter((finding) => finding.code === 'IMPORT-001').map((finding) => finding.at.component);

describe('a component that an import put in the place of what it did not know', () => {
  it('is found, and only that one', () => {
    expect(codes(design)).toEqual(['net']);
  });

  it('is ordinary once a person confirms it; other tags stay', () => {
    const [finding] = validate(design, registry).filter(({ code }) => code === 'IMPORT-001');
    expect(finding?.fix).toEqual({ command: 'component.confirm', args: { id: 'net' }, title: 'IMPORT-001.fix' });
    const done = findCommand('component.confirm')?.apply(design, finding?.fix?.args, registry);
    if (done?.ok !== true) throw new Error('refused');
    expect(codes(done.design)).toEqual([]);
    expect(done.design.components[componentId('net')]).toEqual({ kind: 'internet', name: 'Internet', parent: null, props: {}, tags: ['edge'] });
    const last = findCommand('component.confirm')?.apply({ ...design, components: { net: { kind: 'internet', name: 'Internet', parent: null, props: {}, tags: ['imported-reference'] } } }, { id: 'net' }, registry);
    expect(last?.ok === true ? last.design.components['net'] : null).toEqual({ kind: 'internet', name: 'Internet', parent: null, props: {} });
  });

  it('cannot be confirmed when it is not there', () => {
    expect(findCommand('component.confirm')?.apply(design, { id: 'gone' }, registry)).toMatchObject({ ok: false });
  });
});
